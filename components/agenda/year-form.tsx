"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary, type Problem } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/text-field";
import type { ActionResult } from "@/lib/actions/action";
import { rhythmsOf } from "@/lib/dates";
import { stops, type YearLine, type YearRemark } from "@/lib/group-sessions/rules";
import { sendRefusals, yearRemarks } from "./session-refusals";
import { YearLines } from "./year-lines";

type Line = YearLine & { key: number; chosen: boolean };
type Rule = { first: string; time: string; months: string; rhythm: "count" | "last" };

const asLines = (dates: YearLine[]): Line[] =>
  dates.map((line, key) => ({ ...line, key, chosen: !stops(line.remark) && line.remark !== "already" }));
// A day found to be taken loses its tick: planning another session there is for the facilitator to choose.
const looked = (line: Line, remark: YearRemark | null): Line => ({
  ...line,
  remark,
  chosen: line.chosen && (remark !== "already" || line.remark === "already"),
});
const ids: Record<string, string> = { first: "year-first", time: "year-time", months: "year-months" };

/** A year of sessions: a rhythm, the dates that it gives, each of which can be left out or moved, and then all at once. */
export function YearForm({
  timeZone,
  proposeYear,
  planYear,
}: {
  timeZone: string;
  proposeYear: (input: unknown) => Promise<ActionResult<YearLine[], "no-such-date">>;
  planYear: (input: unknown) => Promise<ActionResult<{ planned: number }, "some-dates">>;
}) {
  const [rule, setRule] = useState<Rule>({ first: "", time: "", months: "12", rhythm: "count" });
  const [lines, setLines] = useState<Line[] | null>(null);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const sending = useRef(false);
  const asked = useRef(0);
  const rhythms = rhythmsOf(rule.first);
  const rhythm = rhythms.find((one) => one.rhythm === rule.rhythm)?.rhythm ?? rhythms[0]?.rhythm ?? "count";
  const change = (what: Partial<Rule>) => {
    setRule({ ...rule, ...what });
    // The list was made from the rule as it was.
    setLines(null);
  };

  const tell = (found: Problem[]) => {
    setProblems(found);
    if (found.length > 0) setAttempt((count) => count + 1);
  };
  const refuse = (answer: { reason: string; problems?: { path: string; message: string }[] }) => {
    if (answer.reason === "invalid")
      return tell(
        (answer.problems ?? []).map(({ path, message }) => ({ fieldId: ids[path] ?? "year-dates", message })),
      );
    if (answer.reason === "no-such-date") return tell([{ fieldId: "year-first", message: "Enter a date that exists" }]);
    tell([{ message: sendRefusals[answer.reason as keyof typeof sendRefusals] }]);
  };

  async function show() {
    const answer = await proposeYear({ ...rule, rhythm, timeZone }).catch(
      () => ({ ok: false, reason: "trouble" }) as const,
    );
    if (!answer.ok) return refuse(answer);
    tell([]);
    setLines(asLines(answer.value));
    requestAnimationFrame(() => heading.current?.focus());
  }

  async function move(key: number, date: string) {
    const next = (lines ?? []).map((line) => (line.key === key ? { ...line, date, remark: null, chosen: true } : line));
    setLines(next);
    asked.current += 1;
    const mine = asked.current;
    const dates = next.map((line) => line.date);
    const answer = await proposeYear({ ...rule, rhythm, timeZone, dates }).catch(() => null);
    // Of two moves the later one's answer counts.
    if (mine !== asked.current || !answer?.ok) return;
    setLines((now) => now?.map((line, at) => looked(line, answer.value[at]?.remark ?? null)) ?? null);
  }

  async function plan() {
    if (sending.current || !lines) return;
    const chosen = lines.filter((line) => line.chosen);
    if (chosen.length === 0) return tell([{ fieldId: "year-dates", message: "Tick at least one date" }]);
    sending.current = true;
    const dates = chosen.map(({ date, remark }) => ({ date, besides: remark === "already" }));
    const answer = await planYear({ time: rule.time, timeZone, dates }).catch(
      () => ({ ok: false, reason: "trouble" }) as const,
    );
    if (answer.ok) return window.location.assign("/facilitate/sessions");
    sending.current = false;
    if (answer.reason !== "some-dates") return refuse(answer);
    const remarks = new Map(
      (answer.problems ?? []).map(({ path, message }) => [chosen[Number(path)]?.key, message as YearRemark]),
    );
    setLines(lines.map((line) => looked(line, remarks.get(line.key) ?? line.remark)));
    tell([...remarks].map(([key, remark]) => ({ fieldId: `year-date-${key}`, message: yearRemarks[remark] })));
  }

  const errorOf = (id: string) => problems.find(({ fieldId }) => fieldId === id)?.message;
  const field = (name: "first" | "time" | "months") => ({
    id: `year-${name}`,
    value: rule[name],
    error: errorOf(`year-${name}`),
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
  });
  return (
    <form
      className="stack"
      method="post"
      noValidate
      aria-label="A year of sessions"
      onSubmit={(event) => {
        event.preventDefault();
        if (lines) void plan();
        else void show();
      }}
    >
      <ErrorSummary problems={problems} attempt={attempt} />
      <div className="setup">
        <TextField {...field("first")} label="First date" type="date" />
        <TextField {...field("time")} label="Starts at" type="time" />
        <TextField
          {...field("months")}
          label="How many months"
          className="num"
          inputMode="numeric"
          autoComplete="off"
        />
      </div>
      {rhythms.length > 1 ? (
        <fieldset>
          <legend className="lab">Every month on the</legend>
          <div className="guides">
            {rhythms.map((one) => (
              <label key={one.rhythm} className="opt shared">
                <input
                  type="radio"
                  name="rhythm"
                  checked={one.rhythm === rhythm}
                  onChange={() => change({ rhythm: one.rhythm })}
                />
                <span>{one.name}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ) : rhythms[0] ? (
        <p>Every month on the {rhythms[0].name}.</p>
      ) : null}
      {lines ? (
        <YearLines
          lines={lines}
          heading={heading}
          onMove={move}
          onChoose={(key, chosen) => setLines(lines.map((line) => (line.key === key ? { ...line, chosen } : line)))}
        />
      ) : (
        <p>
          <Button type="submit">Show the dates</Button>
        </p>
      )}
    </form>
  );
}
