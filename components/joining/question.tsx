import type { ReactNode } from "react";
import { CheckField } from "@/components/ui/check-field";
import { FieldProblem } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { provisions } from "@/lib/access-needs/rules";
import type { Answers } from "@/lib/join-requests/input";
import { dateAnswers, type QuestionId } from "@/lib/join-requests/rules";
import type { Problems } from "./ask-words";

export type Around = { ownQuestion: string; dates: ReactNode; provided: string };
type Parts = { answers: Answers; problems: Problems; around: Around };

const optional = (text: string) => `${text} (optional)`;

/** One question, with its field or fields. What is typed stays in the page: nothing here is kept in React. */
export function Question({ id, ...parts }: Parts & { id: QuestionId }) {
  return fields[id](parts);
}

const fields: Record<QuestionId, (parts: Parts) => ReactNode> = {
  name: (parts) => (
    <TextField {...text("name", parts)} label="What would you like to be called?" autoComplete="name" className="mid" />
  ),
  pronouns: (parts) => (
    <TextField
      {...text("pronouns", parts)}
      label={optional("Your pronouns")}
      hint="For example: she/her, they/them. If you join, the group sees them."
      autoComplete="off"
      className="mid"
    />
  ),
  email: (parts) => (
    <TextField
      {...text("email", parts)}
      label="Your email address"
      hint="Use an address that you will still have if you change job."
      type="email"
      inputMode="email"
      autoComplete="email"
      spellCheck={false}
      className="mid"
    />
  ),
  role: (parts) => (
    <TextField
      {...text("role", parts)}
      label="What do you do, in your own words?"
      hint="Your title matters less than what you do."
      autoComplete="off"
    />
  ),
  organisation: (parts) => (
    <TextField
      {...text("organisation", parts)}
      label={optional("Where do you work?")}
      hint="Only facilitators see this."
      autoComplete="organization"
      className="mid"
    />
  ),
  draws: (parts) => (
    <TextArea {...text("draws", parts)} label="What draws you here?" hint="A few sentences are plenty." rows={5} />
  ),
  hopes: (parts) => (
    <TextArea {...text("hopes", parts)} label={optional("What do you hope to bring, or to get?")} rows={5} />
  ),
  dates: (parts) => (
    <Choices
      name="dates"
      legend="Can you make the dates?"
      choices={dateAnswers}
      {...parts}
      chosen={parts.answers.dates}
    >
      {parts.around.dates}
    </Choices>
  ),
  needs: (parts) => <Needs {...parts} />,
  wantsTalk: (parts) => (
    <Choices
      name="wantsTalk"
      legend="Would you like a talk first?"
      choices={[
        { id: "yes", name: "Yes, please" },
        { id: "no", name: "No, I am fine without" },
      ]}
      {...parts}
      chosen={parts.answers.wantsTalk}
    >
      <p>About 15 minutes with the facilitator, by phone or video or any way that suits you. It is not an interview.</p>
    </Choices>
  ),
  knows: (parts) => (
    <TextArea
      {...text("knows", parts)}
      label={optional("Is there somebody in the group you work with, or who manages you?")}
      hint="If you know. It helps the facilitator to keep the group safe for everybody. Leave this empty if not."
      rows={3}
    />
  ),
  ownAnswer: (parts) => <TextArea {...text("ownAnswer", parts)} label={optional(parts.around.ownQuestion)} rows={5} />,
};

function text(name: Exclude<keyof Answers, "needs" | "needsConsent" | "privacy">, { answers, problems }: Parts) {
  return { id: name, name, defaultValue: answers[name], error: problems[name] };
}

function Choices({
  name,
  legend,
  choices,
  chosen,
  problems,
  children,
}: {
  name: string;
  legend: string;
  choices: readonly { id: string; name: string }[];
  chosen: string;
  problems: Problems;
  children: ReactNode;
}) {
  const wrong = problems[name];
  return (
    <fieldset
      className={wrong ? "field wrong stack" : "field stack"}
      aria-describedby={wrong ? `${name}-error` : undefined}
    >
      <legend className="lab">{legend}</legend>
      {children}
      <FieldProblem id={name} error={wrong} />
      <div>
        {choices.map((choice, at) => (
          <div className="check" key={choice.id}>
            <input
              id={at === 0 ? name : `${name}-${choice.id}`}
              type="radio"
              name={name}
              value={choice.id}
              defaultChecked={choice.id === chosen}
            />
            <label htmlFor={at === 0 ? name : `${name}-${choice.id}`}>{choice.name}</label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

function Needs({ answers, problems, around }: Parts) {
  return (
    <fieldset className="stack">
      <legend className="lab">What would help you take part?</legend>
      <p>
        You need not say anything here. What is there anyway: {around.provided}. Agendas come ahead of time, in plain
        text and large print too. You can always pass.
      </p>
      <FieldProblem id="needs" error={problems.needs} />
      <div className="two-up">
        {provisions.map(({ id, label }, at) => (
          <CheckField
            key={id}
            id={at === 0 ? "needs" : `needs-${id}`}
            label={label}
            name="needs"
            value={id}
            defaultChecked={(answers.needs as string[]).includes(id)}
          />
        ))}
      </div>
      <TextArea
        {...text("needsWords", { answers, problems, around })}
        label={optional("Anything else, in your own words")}
        hint="For example: please say your name before you speak. Never a diagnosis, and never a reason."
        rows={3}
      />
      <CheckField
        id="needsConsent"
        name="needsConsent"
        value="yes"
        defaultChecked={answers.needsConsent}
        label="Yes, keep what I need and show it to the facilitators, so that they can arrange it"
        hint="Only if you ticked or wrote something here. Other members never see it. You can take this back at any time."
        error={problems.needsConsent}
      />
    </fieldset>
  );
}
