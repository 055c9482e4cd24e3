import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import type { DraftFields } from "@/lib/agendas/input";
import { type RowProblems, stepped } from "./draft-rows";
import styles from "./row-fields.module.css";

type Change = (change: Partial<DraftFields>) => void;
type Common = { id: string; name: string; fields: DraftFields; problems: RowProblems; onChange: Change };

/** The minutes of one item, typed or stepped by five. What is typed stays, right or wrong. */
function MinutesField({ id, name, fields, problems, onChange }: Common) {
  const problem = problems.minutes;
  return (
    <fieldset className={problem ? "field wrong" : "field"}>
      <legend className="lab">Minutes</legend>
      {problem ? (
        <p className="err" id={`${id}-minutes-error`}>
          <span className="vh">Error: </span>
          {problem}
        </p>
      ) : null}
      <div className="stepper">
        <button
          className="sq"
          type="button"
          aria-label={`5 minutes less for ${name}`}
          onClick={() => onChange({ minutes: stepped(fields, -5) })}
        >
          <Icon name="minus" />
        </button>
        <input
          className={problem ? "in bad" : "in"}
          id={`${id}-minutes`}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={fields.minutes}
          aria-label={`Minutes for ${name}`}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-minutes-error` : undefined}
          onChange={(event) => onChange({ minutes: event.target.value })}
        />
        <button
          className="sq"
          type="button"
          aria-label={`5 minutes more for ${name}`}
          onClick={() => onChange({ minutes: stepped(fields, 5) })}
        >
          <Icon name="plus" />
        </button>
      </div>
    </fieldset>
  );
}

/** Title and minutes of one item. */
export function MainFields({
  number,
  onLines,
  ...common
}: Common & { number: number; onLines: (text: string) => void }) {
  const { id, fields, problems, onChange } = common;
  return (
    <div className="top">
      <TextField
        id={`${id}-title`}
        label={`Item ${number}`}
        error={problems.title}
        autoComplete="off"
        value={fields.title}
        onChange={(event) => onChange({ title: event.target.value })}
        onPaste={(event) => {
          // A field of one line would run several pasted ones together.
          const text = event.clipboardData.getData("text");
          if (text.split(/[\r\n]+/).filter((line) => line.trim()).length < 2) return;
          event.preventDefault();
          onLines(text);
        }}
      />
      <MinutesField {...common} />
    </div>
  );
}

/** The two notes of one item: one that members read, and one that they never get. `children` stand below. */
export function NoteFields({
  id,
  fields,
  problems,
  onChange,
  children,
}: Omit<Common, "name"> & { children: ReactNode }) {
  return (
    <div className={`stack ${styles.notes}`} id={`${id}-notes`}>
      <TextArea
        id={`${id}-line`}
        label="For members"
        hint="They read this under the item. Begin a line with minutes, like “5 min Questions of fact”, to show a step."
        error={problems.line}
        rows={2}
        value={fields.line}
        onChange={(event) => onChange({ line: event.target.value })}
      />
      <TextArea
        id={`${id}-facilitator-note`}
        label="For facilitators alone"
        hint="Members never get this."
        error={problems.facilitatorNote}
        rows={2}
        value={fields.facilitatorNote}
        onChange={(event) => onChange({ facilitatorNote: event.target.value })}
      />
      {children}
    </div>
  );
}
