"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { TextField } from "@/components/ui/text-field";
import { feelingGroups, owners } from "@/lib/journal/feelings";
import type { Settings } from "@/lib/journal/vault/settings";
import type { Writing } from "@/lib/journal/vault/writing";
import { focusSoon } from "./focus-soon";
import { useOpenJournal } from "./journal-provider";
import { OwnWord, WordChips } from "./word-chips";

type Part = "feelings" | "feelingsNow";

/** Feelings as data: several at once, then and now, and whose they might be. Nothing is counted, ranked or coloured. */
export function FeelingsField({
  words,
  settings,
  open,
  onChange,
}: {
  words: Writing;
  settings: Settings;
  open: boolean;
  onChange: (words: Writing) => void;
}) {
  const { feelings = [], feelingsNow = [], whose = [] } = words;
  const [now, setNow] = useState(feelingsNow.length > 0);
  const set = (part: Part | "whose", chosen: string[]) => onChange({ ...words, [part]: chosen });
  const some = feelings.length + feelingsNow.length > 0;
  return (
    <Leaf
      tight
      as="section"
      labelledBy="feelings"
      note={
        <div className="prompt">
          <h2 className="q" id="feelings">
            What feelings are here?
          </h2>
          <span className="hint">Feelings are information. Choose any that fit. They can disagree.</span>
        </div>
      }
    >
      <Chooser
        part="feelings"
        chosen={feelings}
        settings={settings}
        open={open}
        onChange={(all) => set("feelings", all)}
      />
      {now ? (
        <>
          <h3 id="feelings-now" tabIndex={-1}>
            And now, writing about it?
          </h3>
          <Chooser
            part="feelingsNow"
            chosen={feelingsNow}
            settings={settings}
            open={false}
            onChange={(all) => set("feelingsNow", all)}
          />
        </>
      ) : some ? (
        <p>
          <Button
            look="quiet"
            onClick={() => {
              setNow(true);
              focusSoon("#feelings-now");
            }}
          >
            Add how it feels now
          </Button>
        </p>
      ) : null}
      {some || whose.length > 0 ? (
        <WordChips
          name="whose"
          heading="Whose might this be?"
          hint="More than one can be right. You do not have to know."
          words={owners}
          chosen={whose}
          onChange={(all) => set("whose", all)}
        />
      ) : null}
    </Leaf>
  );
}

const countOf = (words: number) => (words === 1 ? "1 word fits" : `${words} words fit`);

function Chooser({
  part,
  chosen,
  settings,
  open,
  onChange,
}: {
  part: Part;
  chosen: readonly string[];
  settings: Settings;
  open: boolean;
  onChange: (chosen: string[]) => void;
}) {
  const { journal } = useOpenJournal();
  const [looking, setLooking] = useState("");
  const [hiding, setHiding] = useState(false);
  const [told, setTold] = useState("");
  const sought = looking.trim().toLowerCase();
  const fits = (word: string) => word.includes(sought) && (hiding || !settings.hidden.includes(word));
  const groups = [{ id: "own", name: "My own words", hint: undefined, words: settings.feelings }, ...feelingGroups]
    .map((group) => ({ ...group, words: group.words.filter(fits) }))
    .filter(({ words }) => words.length > 0);
  const keepOwn = (word: string) => {
    const own = word.toLowerCase();
    if (!chosen.includes(own)) onChange([...chosen, own]);
    void journal.changeSettings((before) => ({
      ...before,
      feelings: before.feelings.includes(own) ? before.feelings : [...before.feelings, own],
    }));
  };
  // The one word that was ticked or unticked, so that quick choices and other devices do not undo each other.
  const hide = async (among: readonly string[], hidden: readonly string[]) => {
    const word = among.find((one) => hidden.includes(one) !== settings.hidden.includes(one));
    if (!word) return;
    const kept = await journal.changeSettings((before) => {
      const others = before.hidden.filter((one) => one !== word);
      return { ...before, hidden: hidden.includes(word) ? [...others, word] : others };
    });
    setTold(kept.ok ? "" : "That could not be kept just now. Nothing else is changed. Try again in a minute.");
  };
  return (
    <>
      {chosen.length > 0 ? (
        <WordChips
          name={part}
          words={chosen}
          chosen={chosen}
          onChange={(all) => {
            onChange(all);
            focusSoon(`#${part}-more`);
          }}
        />
      ) : null}
      <details open={open || undefined}>
        <summary id={`${part}-more`}>{chosen.length > 0 ? "More words" : "Find a word"}</summary>
        <div className="stack">
          <TextField
            id={`${part}-search`}
            label="Look for a word"
            className="mid"
            type="search"
            autoComplete="off"
            spellCheck={false}
            value={looking}
            onChange={({ target }) => setLooking(target.value)}
          />
          <p className="vh" role="status">
            {sought ? countOf(groups.flatMap(({ words }) => words).length) : ""}
          </p>
          {groups.map(({ id, name, hint, words }) =>
            hiding ? (
              <WordChips
                key={id}
                name={`${part}-hidden`}
                heading={`Hide from “${name}”`}
                words={words}
                chosen={words.filter((word) => settings.hidden.includes(word))}
                onChange={(hidden) => void hide(words, hidden)}
              />
            ) : (
              <WordChips
                key={id}
                name={part}
                heading={name}
                hint={hint}
                words={words}
                chosen={chosen}
                onChange={onChange}
              />
            ),
          )}
          {groups.length === 0 ? <p>No offered word fits. Your own is as good.</p> : null}
          <p role="status">{told}</p>
          <OwnWord label="Use my own word" onAdd={keepOwn} />
          <p>
            <Button look="quiet" onClick={() => setHiding(!hiding)}>
              {hiding ? "Done choosing" : "Choose words to hide"}
            </Button>
          </p>
        </div>
      </details>
    </>
  );
}
