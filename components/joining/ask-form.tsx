"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { ErrorSummary, type Problem } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/text-field";
import { type Answers, noAnswers } from "@/lib/join-requests/input";
import { questionsFor } from "@/lib/join-requests/rules";
import styles from "./ask-form.module.css";
import { type Asked, refusalInWords } from "./ask-words";
import { CheckAnswers } from "./check-answers";
import { type Around, Question } from "./question";
import { type Send, useAsking } from "./use-asking";

type Posted = { answer: Asked; answers: Answers } | null;

const clock = (seconds: number) =>
  new Intl.DateTimeFormat("en-GB", { hour: "numeric", minute: "2-digit", timeZone: "Europe/London" }).format(
    Date.now() + seconds * 1000,
  );

/** Asking to join: one question at a time where JavaScript runs, and one plain page where it does not. */
export function AskForm({
  groupId,
  lead,
  around,
  contact,
  postRequest,
  sendRequest,
}: {
  groupId: string;
  lead: string;
  around: Around;
  contact: string;
  postRequest: (before: unknown, form: unknown) => Promise<NonNullable<Posted>>;
  sendRequest: Send;
}) {
  const [posted, post] = useActionState(postRequest as (before: Posted, form: FormData) => Promise<Posted>, null);
  const questions = questionsFor(around.ownQuestion);
  const none = { ...noAnswers, groupId };
  const asking = useAsking({ questions, none, send: sendRequest, before: posted });
  const { live, at, last, problems, refused, seed } = asking;
  const isChecking = live && at === last;

  const listed: Problem[] = Object.entries(problems).map(([fieldId, message]) => ({ fieldId, message }));
  if (refused && refused.reason !== "invalid")
    listed.push({ message: refusalInWords(refused, contact, clock(refused.retryAfter ?? 0)) });
  return (
    <form
      ref={asking.form}
      className="stack open"
      action={post}
      noValidate
      aria-label="Asking to join"
      onInput={live ? asking.keep : undefined}
      onSubmit={(event) => {
        if (!live) return;
        event.preventDefault();
        asking.press();
      }}
    >
      <p className="lead" hidden={live && at > 0}>
        {lead}
      </p>
      <ErrorSummary problems={listed} attempt={asking.attempt} />
      <input type="hidden" name="groupId" value={groupId} />
      {live ? (
        <p className="hint" ref={asking.heading} tabIndex={-1}>
          {isChecking ? "Check your answers" : `Question ${at + 1} of ${last}`}
        </p>
      ) : null}
      <div className="stack open" key={seed.times}>
        {questions.map((id, index) => (
          <div key={id} className={styles.question} hidden={live && at !== index}>
            <Question id={id} answers={seed.answers} problems={problems} around={around} />
          </div>
        ))}
        {isChecking ? <CheckAnswers questions={questions} answers={asking.answers} onChange={asking.go} /> : null}
        <div className="stack" hidden={live && !isChecking}>
          <CheckField
            id="privacy"
            name="privacy"
            value="yes"
            defaultChecked={seed.answers.privacy}
            label={
              <>
                I have read <a href="/privacy">what is kept and for how long</a>, and agree that my answers are kept to
                answer me
              </>
            }
            hint="Only facilitators read them. If you do not join, they are deleted after 90 days, or after a year if you wait on the list."
            error={problems.privacy}
          />
        </div>
        <div className={problems.website ? undefined : styles.leave} aria-hidden={problems.website ? undefined : true}>
          <TextField
            id="website"
            name="website"
            label="Leave this box empty"
            autoComplete="off"
            tabIndex={problems.website ? 0 : -1}
            defaultValue={seed.answers.website}
            error={problems.website}
          />
        </div>
      </div>
      <p className="cluster">
        <Button type="submit" big aria-disabled={asking.busy}>
          {live && !isChecking ? "Continue" : "Send your request"}
        </Button>
        {live && at > 0 ? (
          <Button look="line" onClick={() => asking.go(at - 1)}>
            Back
          </Button>
        ) : null}
      </p>
      {live ? (
        <p className="cluster hint">
          <span>Your answers are kept on this device until you send them, for 30 days at most.</span>
          <Button look="quiet" onClick={asking.forget}>
            Forget my answers
          </Button>
        </p>
      ) : null}
    </form>
  );
}
