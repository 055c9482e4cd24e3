"use client";

import { useEffect, useRef, useState } from "react";
import { SessionPlaces } from "@/components/agenda/session-places";
import { Button, LinkButton } from "@/components/ui/button";
import { Tell } from "@/components/ui/tell";
import { type Act, nowOf, type Stage, whyNotStartable } from "@/lib/running/rules";
import { StageView } from "./stage";
import styles from "./stage.module.css";
import { useStage } from "./use-stage";
import { actNames, type StepAnswer, saidOf, startableFrom, stepRefusals } from "./words";

type Step = (act: Act) => void;

const id = (act: Act) => `act-${act}`;

function ActButton({
  act,
  look,
  busy,
  step,
}: {
  act: Exclude<Act, "move-on">;
  look?: "line" | "quiet";
  busy: boolean;
  step: Step;
}) {
  return (
    <Button id={id(act)} look={look ?? "main"} aria-disabled={busy} onClick={() => step(act)}>
      {actNames[act]}
    </Button>
  );
}

/** What the facilitator can do at this item. Nothing moves by itself. */
function Acts({ stage, busy, step }: { stage: Stage; busy: boolean; step: Step }) {
  const { run, items } = stage;
  if (!run || !items) return null;
  const next = items[run.position + 1];
  const all = { busy, step };
  return (
    <p className={`cluster noprint ${styles.acts}`}>
      {next ? (
        <Button id={id("move-on")} aria-disabled={busy} onClick={() => step("move-on")}>
          Move on to: {next.title}
        </Button>
      ) : (
        <ActButton act="finish" {...all} />
      )}
      <ActButton act="five-more" look="line" {...all} />
      <ActButton act={run.pausedAt === null ? "pause" : "go-on"} look="quiet" {...all} />
      {run.position > 0 ? <ActButton act="back" look="quiet" {...all} /> : null}
      {next ? <ActButton act="finish" look="quiet" {...all} /> : null}
    </p>
  );
}

function Changed({ busy, step }: { busy: boolean; step: Step }) {
  return (
    <Tell>
      <p>You published a changed agenda. The session goes on with the earlier one until you choose.</p>
      <p className="cluster">
        <ActButton act="use-changed" look="line" busy={busy} step={step} />
      </p>
    </Tell>
  );
}

function Beginning({ stage, at, busy, step }: { stage: Stage; at: number; busy: boolean; step: Step }) {
  const reason = whyNotStartable(stage, at);
  if (reason === "too-early") return <p>You can start it from {startableFrom(stage)}, two hours before.</p>;
  if (reason) return <p>{stepRefusals[reason]}</p>;
  return (
    <p className="cluster">
      <ActButton act="start" busy={busy} step={step} />
    </p>
  );
}

/** The stage with the facilitator's acts. A press that crosses another facilitator's is told, and not taken twice. */
export function LeadStage({
  sessionId,
  day,
  first,
  stepRun,
}: {
  sessionId: string;
  day: string;
  first: Stage;
  stepRun: (input: unknown) => Promise<StepAnswer>;
}) {
  const following = useStage(sessionId, first);
  const { stage, take, look } = following;
  const now = nowOf(stage, following.now);
  // The version that a step was pressed at, until it is answered. Once the stream shows a later one the next press counts.
  const [asked, setAsked] = useState<number | null>(null);
  const busy = asked === stage.version;
  const [told, setTold] = useState({ problem: "", said: "" });
  const pressed = useRef<Act | null>(null);

  const step = (act: Act) => {
    if (busy) return;
    const { version } = stage;
    setAsked(version);
    // From the press on: the stream may bring the new state before the answer does.
    pressed.current = act;
    void stepRun({ sessionId, version, act })
      .catch((): StepAnswer => ({ ok: false, reason: "trouble" }))
      .then((answer) => {
        setAsked((now) => (now === version ? null : now));
        if (!answer.ok) {
          pressed.current = null;
          look();
          return setTold({ problem: stepRefusals[answer.reason], said: "" });
        }
        take(answer.value);
        setTold({ problem: "", said: saidOf(nowOf(answer.value, answer.value.at), answer.value) });
      });
  };

  // The buttons go along with the item, and the keyboard goes along with them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each step that is shown.
  useEffect(() => {
    const act = pressed.current;
    pressed.current = null;
    if (!act) return;
    const toggled = act === "pause" ? "go-on" : act === "go-on" ? "pause" : act;
    const places = [toggled, "move-on", "finish", "back"].map((one) => document.getElementById(`act-${one}`));
    places.find(Boolean)?.focus();
  }, [stage.version]);

  const over = now.phase === "over";
  return (
    <StageView
      day={day}
      following={following}
      waiting="Members who follow see the agenda, and go along with you from the start."
      head={
        <>
          <SessionPlaces sessionId={sessionId} current="/run" />
          {told.problem ? (
            <Tell live>
              <p>{told.problem}</p>
            </Tell>
          ) : null}
          <p className="vh" role="status">
            {told.said}
          </p>
          {stage.changed && "position" in now ? <Changed busy={busy} step={step} /> : null}
          {now.phase === "before" ? <Beginning stage={stage} at={following.now} busy={busy} step={step} /> : null}
        </>
      }
      home={
        over ? (
          <>
            {stage.run?.endedAt ? <ActButton act="back" look="line" busy={busy} step={step} /> : null}
            {stage.items?.some(({ dilemma }) => dilemma) ? (
              <LinkButton look="line" href="/facilitate/dilemmas">
                Note what was brought
              </LinkButton>
            ) : null}
            <LinkButton look="quiet" href={`/sessions/${sessionId}`}>
              To the page of this session
            </LinkButton>
          </>
        ) : (
          <LinkButton href={`/facilitate/sessions/${sessionId}`}>To its agenda</LinkButton>
        )
      }
      acts={<Acts stage={stage} busy={busy} step={step} />}
    />
  );
}
