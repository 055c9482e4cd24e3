"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { Leaf } from "@/components/ui/leaf";
import { Tell } from "@/components/ui/tell";
import type { SpokenItem } from "./agenda-words";
import styles from "./read-aloud.module.css";
import { type Reading, useReading } from "./use-reading";
import { useVoices, type Voice } from "./use-voices";

const nameOf = ({ name, lang }: Voice) => `${name} (${lang})`;

function Voices({
  voices,
  chosen,
  away,
  onChoose,
  onAway,
}: {
  voices: Voice[];
  chosen: Voice | undefined;
  away: boolean;
  onChoose: (uri: string) => void;
  onAway: (away: boolean) => void;
}) {
  const groups = [
    { label: "Work on this device", of: voices.filter((voice) => !voice.away) },
    { label: "May send the words away", of: away ? voices.filter((voice) => voice.away) : [] },
  ].filter(({ of }) => of.length > 0);
  return (
    <>
      {groups.length > 0 ? (
        <div className="field">
          <label htmlFor="voice">Voice</label>
          <select
            className="in mid"
            id="voice"
            value={chosen?.uri ?? ""}
            onChange={(event) => onChoose(event.target.value)}
          >
            {chosen ? null : <option value="">Choose a voice</option>}
            {groups.map(({ label, of }) => (
              <optgroup key={label} label={label}>
                {of.map((voice) => (
                  <option key={voice.uri} value={voice.uri}>
                    {nameOf(voice)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
      ) : (
        <p>This browser names no voice that works on the device alone.</p>
      )}
      {voices.some((voice) => voice.away) ? (
        <CheckField
          id="away"
          label="Also offer voices that may send the words away"
          hint="They may send the words of this agenda to the company that makes the voice. The others, the browser says, read on this device."
          checked={away}
          onChange={(event) => onAway(event.target.checked)}
        />
      ) : null}
      {chosen?.away ? (
        <Tell live>
          <p>
            With this voice, the words of the agenda may leave this device and reach the company that makes the voice.
          </p>
        </Tell>
      ) : null}
    </>
  );
}

function Items({ items, reading }: { items: readonly SpokenItem[]; reading: Reading }) {
  const marked = reading.state === "quiet" ? -1 : reading.item;
  return (
    <ol className="agenda">
      {items.map((item, at) => (
        <li
          key={item.key}
          className={at === marked ? "item now" : "item"}
          aria-current={at === marked ? "true" : undefined}
        >
          <div className="clock">
            <b>{item.time}</b>
            <span>
              {item.minutes} min<span className="vh">utes</span>
            </span>
          </div>
          <div className="what">
            {at === marked ? (
              <p>
                <span className="nowtag">{reading.state === "reading" ? "Being read" : "Stopped here"}</span>
              </p>
            ) : null}
            <h3>{item.title}</h3>
            {item.lines.map((line, number) => (
              <p key={String(number)}>{line}</p>
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}

const wordsFor = { quiet: "Read aloud", reading: "Pause", paused: "Carry on", trouble: "Try again" } as const;

/** Reads an agenda with a voice of the browser, when asked and not before. Voices that may send it away are asked for. */
export function ReadAloud({ items }: { items: readonly SpokenItem[] }) {
  const voices = useVoices();
  const [wish, setWish] = useState("");
  const [away, setAway] = useState(false);
  const { reading, speak, pause, stop } = useReading(items);
  const list = typeof voices === "string" ? [] : voices;
  const allowed = list.filter((voice) => away || !voice.away);
  // By itself only a voice of the device is taken, and an English one; any other waits to be chosen.
  const chosen =
    allowed.find((voice) => voice.uri === wish) ?? list.find((voice) => !voice.away && /^en/i.test(voice.lang));

  const choose = (uri: string) => {
    if (reading.state === "reading") pause();
    setWish(uri);
  };
  const offerAway = (offer: boolean) => {
    if (!offer && chosen?.away && reading.state === "reading") pause();
    setAway(offer);
  };

  return (
    <>
      <Leaf as="section" labelledBy="voices" snug>
        <h2 id="voices">The voice</h2>
        {voices === "looking" ? <p>Looking for the voices of this device.</p> : null}
        {voices === "unable" || (voices !== "looking" && list.length === 0) ? (
          <p role="status">
            This browser has no voice to read with. A screen reader, or another browser on this device, may have one.
          </p>
        ) : null}
        {list.length > 0 ? (
          <>
            <Voices voices={list} chosen={chosen} away={away} onChoose={choose} onAway={offerAway} />
            <p className="cluster">
              <Button
                className={styles.steady}
                aria-disabled={!chosen}
                onClick={() => {
                  if (reading.state === "reading") pause();
                  else if (chosen) speak(chosen.uri);
                }}
              >
                {wordsFor[reading.state]}
              </Button>
              <Button look="line" aria-disabled={reading.state === "quiet"} onClick={stop}>
                Stop
              </Button>
            </p>
            {reading.state === "trouble" ? (
              <p role="alert">The voice stopped. Try again, or choose another voice.</p>
            ) : null}
          </>
        ) : null}
      </Leaf>
      <h2 className="vh">Agenda</h2>
      <Items items={items} reading={reading} />
    </>
  );
}
