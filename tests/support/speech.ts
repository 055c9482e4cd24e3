import type { BrowserContext } from "@playwright/test";

export type FakeVoice = { name: string; lang: string; localService: boolean };

/** What was asked of the browser's voices: each spoken text with its voice, and each time that it was told to be silent. */
export type Spoken = { said: { text: string; voice: string | undefined }[]; hushed: number };

/**
 * Gives a browser voices of our choice, in place of its own: a headless one has none. They speak nothing; a test says
 * when one is done (`window.spoken.finish()`) or has failed (`fail()`).
 */
export const withVoices = (context: BrowserContext, voices: FakeVoice[]) =>
  context.addInitScript((all) => {
    type Utterance = { text: string; voice?: { name: string }; onend?: () => void; onerror?: () => void };
    let current: Utterance | undefined;
    const spoken = {
      said: [] as { text: string; voice: string | undefined }[],
      hushed: 0,
      finish: () => current?.onend?.(),
      fail: () => current?.onerror?.(),
    };
    const made = all.map((voice) => ({ ...voice, voiceURI: voice.name, default: false }));
    const fake = Object.assign(new EventTarget(), {
      getVoices: () => made,
      speak: (utterance: Utterance) => {
        current = utterance;
        spoken.said.push({ text: utterance.text, voice: utterance.voice?.name });
      },
      cancel: () => {
        spoken.hushed += 1;
        // As browsers do: what is cut off still says that it ended.
        const cut = current;
        current = undefined;
        cut?.onend?.();
      },
      pause: () => {},
      resume: () => {},
    });
    Object.defineProperty(window, "speechSynthesis", { value: fake });
    Object.defineProperty(window, "SpeechSynthesisUtterance", {
      value: class {
        constructor(public text: string) {}
      },
    });
    Object.assign(window, { spoken });
  }, voices);
