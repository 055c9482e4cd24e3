"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { SpokenItem } from "./agenda-words";

export type Reading = { state: "quiet" | "reading" | "paused" | "trouble"; item: number };

/**
 * Reads items with a voice, part by part. A pause lets go of the part and carrying on begins it again: browsers differ
 * in whether they can halt in the middle of one.
 */
export function useReading(items: readonly SpokenItem[]) {
  const [reading, setReading] = useState<Reading>({ state: "quiet", item: 0 });
  // Which reading is going on: what an earlier one still says is over is not the end of this one.
  const run = useRef(0);
  const place = useRef({ item: 0, part: 0 });

  const hush = useCallback(() => {
    run.current += 1;
    if (typeof speechSynthesis !== "undefined") speechSynthesis.cancel();
  }, []);
  useEffect(() => {
    addEventListener("pagehide", hush);
    return () => {
      removeEventListener("pagehide", hush);
      hush();
    };
  }, [hush]);

  const speak = (voiceUri: string) => {
    hush();
    const mine = run.current;
    const next = () => {
      const { item, part } = place.current;
      const words = items[item]?.said[part];
      if (words === undefined) {
        place.current = item + 1 < items.length ? { item: item + 1, part: 0 } : { item: 0, part: 0 };
        if (place.current.item === 0) return setReading({ state: "quiet", item: 0 });
        return next();
      }
      const voice = speechSynthesis.getVoices().find((one) => one.voiceURI === voiceUri);
      // Without a voice of its own an utterance takes the browser's choice, which may send the words away.
      if (!voice) return setReading({ state: "trouble", item });
      const utterance = new SpeechSynthesisUtterance(words);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.onend = () => {
        if (mine !== run.current) return;
        place.current = { item, part: part + 1 };
        next();
      };
      utterance.onerror = () => {
        if (mine === run.current) setReading({ state: "trouble", item });
      };
      setReading({ state: "reading", item });
      speechSynthesis.speak(utterance);
    };
    next();
  };

  const stop = () => {
    hush();
    place.current = { item: 0, part: 0 };
    setReading({ state: "quiet", item: 0 });
  };
  const pause = () => {
    hush();
    setReading(({ item }) => ({ state: "paused", item }));
  };
  return { reading, speak, pause, stop };
}
