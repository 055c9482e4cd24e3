"use client";

import { useEffect, useState } from "react";

/** A voice of this browser. `away`: the browser does not say that it works on the device alone. */
export type Voice = { uri: string; name: string; lang: string; away: boolean };

const known = (): Voice[] =>
  speechSynthesis.getVoices().map(({ voiceURI, name, lang, localService }) => ({
    uri: voiceURI,
    name,
    lang,
    away: localService !== true,
  }));

// English ones first, British before others: agendas are written in it. Then by name.
const order = ({ lang }: Voice) => (/^en[-_]GB/i.test(lang) ? 0 : /^en/i.test(lang) ? 1 : 2);
const sorted = (voices: Voice[]) => voices.sort((a, b) => order(a) - order(b) || a.name.localeCompare(b.name));

/** The voices that this browser has: "looking" until it says, "unable" where it cannot speak. They may come late. */
export function useVoices(): Voice[] | "looking" | "unable" {
  const [voices, setVoices] = useState<Voice[] | "looking" | "unable">("looking");
  useEffect(() => {
    if (typeof speechSynthesis === "undefined") return setVoices("unable");
    const look = () => setVoices(sorted(known()));
    look();
    speechSynthesis.addEventListener?.("voiceschanged", look);
    return () => speechSynthesis.removeEventListener?.("voiceschanged", look);
  }, []);
  return voices;
}
