"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { Leaf } from "@/components/ui/leaf";
import type { ActionResult } from "@/lib/actions/action";
import { planRefusals } from "./dilemma-words";
import styles from "./dilemmas.module.css";

type Given = { dilemmaId: string; sessionId: string | null; before: string | null };
type Answer<R extends string> = Promise<ActionResult<null, R>>;
type Shared = "withdrawn" | "changed-elsewhere" | "no-session" | "cancelled";
type Day = { id: string; day: string };

/** Planning a dilemma for a session to come, and noting that it was brought. */
export function PlanActs({
  dilemmaId,
  plannedSessionId,
  broughtSessionId,
  brought,
  withdrawn,
  ahead,
  begun,
  actions,
}: {
  dilemmaId: string;
  plannedSessionId: string | null;
  broughtSessionId: string | null;
  brought: boolean;
  withdrawn: boolean;
  ahead: readonly Day[];
  begun: readonly Day[];
  actions: {
    planDilemma: (given: Given) => Answer<Shared | "brought" | "session-over">;
    noteBrought: (given: Given) => Answer<Shared | "not-yet" | "looked-back">;
  };
}) {
  const router = useRouter();
  const [problem, setProblem] = useState("");
  const [attempt, setAttempt] = useState(0);
  const [told, setTold] = useState("");

  const act = async (asked: Promise<ActionResult<null, keyof typeof planRefusals>>, words: string) => {
    setTold("");
    setProblem("");
    const answer = await asked.catch(() => ({ ok: false, reason: "trouble" }) as const);
    if (answer.ok) {
      setTold(words);
      router.refresh();
      document.getElementById("planning")?.focus();
    } else {
      setProblem(planRefusals[answer.reason]);
      setAttempt((count) => count + 1);
      // Its words must not stay on this page either; the message stays where the press was.
      if (answer.reason === "withdrawn") router.refresh();
    }
  };
  const plan = (sessionId: string | null) =>
    act(
      actions.planDilemma({ dilemmaId, sessionId, before: plannedSessionId }),
      sessionId ? "Planned. Its author sees for when." : "Planned for no session now.",
    );
  const bring = (sessionId: string | null) =>
    act(
      actions.noteBrought({ dilemmaId, sessionId, before: broughtSessionId }),
      sessionId ? "Noted as brought." : "Noted as not brought.",
    );

  if (withdrawn && !problem) return null;
  return (
    <Leaf as="section" labelledBy="planning" snug note={<p>Its author sees for when it is planned.</p>}>
      <h2 id="planning" tabIndex={-1}>
        When it is brought
      </h2>
      <ErrorSummary problems={problem ? [{ message: problem }] : []} attempt={attempt} />
      <p role="status" className={told ? undefined : "vh"}>
        {told}
      </p>
      {brought ? (
        <p>
          <Button look="line" onClick={() => void bring(null)}>
            It was not brought after all
          </Button>
        </p>
      ) : null}
      {brought || withdrawn ? null : (
        <>
          <Chooser
            id="plan"
            label="Plan it for"
            days={ahead}
            chosen={plannedSessionId}
            none="No session is planned yet."
            submit="Plan it"
            onChoose={plan}
          />
          {plannedSessionId ? (
            <p>
              <Button look="quiet" onClick={() => void plan(null)}>
                Plan it for no session
              </Button>
            </p>
          ) : null}
          <Chooser
            id="brought"
            label="It was brought to"
            days={begun}
            chosen={plannedSessionId}
            none=""
            submit="Note as brought"
            onChoose={bring}
          />
        </>
      )}
    </Leaf>
  );
}

function Chooser({
  id,
  label,
  days,
  chosen,
  none,
  submit,
  onChoose,
}: {
  id: string;
  label: string;
  days: readonly Day[];
  chosen: string | null;
  none: string;
  submit: string;
  onChoose: (sessionId: string) => Promise<void>;
}) {
  const [first] = days;
  const [picked, setPicked] = useState(days.find((day) => day.id === chosen)?.id ?? first?.id ?? "");
  if (!first) return none ? <p>{none}</p> : null;
  return (
    <form
      className={`cluster ${styles.pick}`}
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        void onChoose(picked);
      }}
    >
      <Field id={id} label={label}>
        <select className="in mid" id={id} value={picked} onChange={({ target }) => setPicked(target.value)}>
          {days.map(({ id: value, day }) => (
            <option key={value} value={value}>
              {day}
            </option>
          ))}
        </select>
      </Field>
      <Button type="submit" look="line">
        {submit}
      </Button>
    </form>
  );
}
