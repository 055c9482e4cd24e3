"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { guideWith, hintOf, promptWith } from "@/lib/journal/guides";
import type { Settings } from "@/lib/journal/vault/settings";
import {
  addPrompt,
  anotherPrompt,
  chooseGuide,
  dropPrompt,
  type Writing,
  writePart,
} from "@/lib/journal/vault/writing";
import { FeelingsField } from "./feelings-field";
import { focusSoon } from "./focus-soon";
import { GuideChooser } from "./guide-chooser";
import { OwnPrompt, PromptActs } from "./prompt-acts";
import { partKey } from "./reflection-words";
import styles from "./write.module.css";
import { rowsFor, useWritingBox, WritingField, type WritingProps } from "./writing-field";

export type FieldsProps = WritingProps & {
  words: Writing;
  /** The question that an older reflection without parts began with. */
  question: string | null;
  settings: Settings;
  /** Focus view: the fields alone. */
  focus: boolean;
  onChange: (words: Writing) => void;
};

/** Title, way of writing, questions with their answers, and feelings: everything that is written on the page itself. */
export function EditorFields(props: FieldsProps) {
  const { words, settings, focus, onChange } = props;
  const { guide, parts = [] } = words;
  const feelingsFirst = guide === "feelings-as-data";
  // A field that has words stays while they are taken out, until another way of writing is chosen.
  const [besides, setBesides] = useState<string | undefined>();
  const way = guide ?? "";
  if (words.body !== "" && besides !== way) setBesides(way);
  const free = parts.length === 0 || words.body !== "" || besides === way || guide === "just-write";
  const keyed = parts.map((part, at) => ({ part, at, key: partKey(parts, at) }));
  const folded = keyed.filter(({ part }) => promptWith(part.ask)?.folded);
  const feelings = focus ? null : (
    <FeelingsField words={words} settings={settings} open={feelingsFirst} onChange={onChange} />
  );
  return (
    <>
      {focus ? null : <GuideChooser chosen={guide} onChoose={(id) => onChange(chooseGuide(words, id))} />}
      {feelingsFirst ? feelings : null}
      {free && (parts.length === 0 || guide === "just-write") ? <FreeField {...props} first /> : null}
      {keyed.map((one) => (folded.includes(one) ? null : <PartField key={one.key} {...props} at={one.at} />))}
      {free && parts.length > 0 && guide !== "just-write" ? <FreeField {...props} /> : null}
      {folded.map(({ key, at }) => (
        <LastField key={key} {...props} at={at} />
      ))}
      {focus ? null : <MoreQuestions {...props} />}
      {feelingsFirst ? null : feelings}
    </>
  );
}

/** A question about doing: folded away until somebody wants it, because understanding comes first. */
function LastField(props: FieldsProps & { at: number }) {
  const [open, setOpen] = useState(props.words.parts?.[props.at]?.text !== "");
  if (open) return <PartField {...props} />;
  const show = () => {
    setOpen(true);
    focusSoon(`#part-${props.at}`);
  };
  return (
    <Leaf snug note={<p>Doing comes last, if at all.</p>}>
      <p>
        <Button look="quiet" aria-expanded={false} onClick={show}>
          Is there something to do, or just to know?
        </Button>
      </p>
    </Leaf>
  );
}

function MoreQuestions({ words, settings, onChange }: FieldsProps) {
  const add = (ask: string) => {
    onChange(addPrompt(words, ask));
    focusSoon(`#part-${words.parts?.length ?? 0}`);
  };
  return (
    <Leaf snug>
      <p className="cluster">
        <Button
          look="quiet"
          onClick={() => {
            const ask = anotherPrompt(words, settings.prompts);
            if (ask) add(ask);
          }}
        >
          Ask me something
        </Button>
        <OwnPrompt own={settings.prompts} onAdd={add} />
      </p>
    </Leaf>
  );
}

/** A title that may stay empty. Enter leads on to the writing. */
export function TitleField({ day, words, onChange, ...props }: FieldsProps & { day: React.ReactNode }) {
  const box = useWritingBox(props);
  return (
    <Leaf tight className={styles.head} note={day}>
      <h1 className="vh">Write a reflection</h1>
      <label className="hint" htmlFor="title">
        Title (you can leave this blank)
      </label>
      <textarea
        id="title"
        className="title-in"
        rows={rowsFor(words.title, 40)}
        value={words.title}
        onChange={({ target }) => {
          onChange({ ...words, title: target.value.replace(/\s*\n\s*/g, " ") });
          props.caret.note(target);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          document.querySelector<HTMLTextAreaElement>("textarea.writing")?.focus();
        }}
        {...box}
      />
    </Leaf>
  );
}

function FreeField({
  words,
  question,
  settings: _settings,
  focus: _focus,
  onChange,
  first = false,
  ...props
}: FieldsProps & { first?: boolean }) {
  const guided = guideWith(words.guide)?.prompts.length;
  return (
    <WritingField
      {...props}
      id="body"
      label={question ?? (guided ? "Besides" : "Just write")}
      hint={first ? "Leave out names if you can." : undefined}
      text={words.body}
      tall={first}
      onText={(body) => onChange({ ...words, body })}
    />
  );
}

function PartField({ words, settings, focus, onChange, at, ...props }: FieldsProps & { at: number }) {
  const part = words.parts?.[at];
  if (!part) return null;
  return (
    <WritingField
      {...props}
      id={`part-${at}`}
      label={part.ask}
      hint={hintOf(part.ask)}
      text={part.text}
      tall={at === 0 && words.parts?.length === 1}
      onText={(text) => onChange(writePart(words, at, text))}
      under={
        focus ? null : (
          <PromptActs
            words={words}
            own={settings.prompts}
            at={at}
            onChange={onChange}
            onDrop={() => onChange(dropPrompt(words, at))}
          />
        )
      }
    />
  );
}
