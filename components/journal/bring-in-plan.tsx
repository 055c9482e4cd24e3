"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import type { Settings } from "@/lib/journal/vault/settings";
import type { Gathered } from "@/lib/journal/vault/taking/gather";
import type { Plan } from "@/lib/journal/vault/taking/plan";
import { problemInWords } from "./bring-in-words";
import { countInWords } from "./reflection-words";

const shownProblems = 50;

/** What bringing the files in would do, said before it is done. */
export function BringInPlan({
  plan,
  gathered,
  settings,
  busy,
  onBring,
}: {
  plan: Plan;
  gathered: Gathered;
  settings: readonly Settings[];
  busy: boolean;
  onBring: (withDeleted: boolean) => void;
}) {
  const [withDeleted, setWithDeleted] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const count = plan.fresh.length + plan.second.length + (withDeleted ? plan.deleted.length : 0);
  return (
    <section className="sheet private stack" aria-labelledby="plan">
      <h3 id="plan" ref={heading} tabIndex={-1}>
        What would happen
      </h3>
      <ul className="dots plain">
        {linesOf(plan, gathered, settings.length > 0).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Problems problems={gathered.problems} />
      {plan.deleted.length > 0 ? (
        <CheckField
          id="bring-deleted"
          label={`Bring in ${plan.deleted.length === 1 ? "the deleted one" : `the ${plan.deleted.length} deleted ones`} too`}
          checked={withDeleted}
          onChange={({ target }) => setWithDeleted(target.checked)}
        />
      ) : null}
      {count + settings.length > 0 ? (
        <p>
          <Button aria-disabled={busy || undefined} onClick={() => onBring(withDeleted)}>
            {count > 0 ? `Bring in ${countInWords(count)}` : "Add my own words"}
          </Button>
        </p>
      ) : null}
    </section>
  );
}

/** The dry run in sentences; what is none of the case is not said. */
function linesOf(plan: Plan, { leftAlone, pictures, problems }: Gathered, ownWords: boolean): string[] {
  const { fresh, second, deleted, here, undated } = plan;
  const is = (count: number) => `${countInWords(count)} ${count === 1 ? "is" : "are"}`;
  const nothing = fresh.length + second.length + deleted.length === 0;
  return [
    fresh.length > 0 ? `${is(fresh.length)} new, and would be brought in.` : "",
    here > 0 ? `${is(here)} here already, and would be left as ${here === 1 ? "it is" : "they are"}.` : "",
    second.length > 0
      ? `${countInWords(second.length)} ${second.length === 1 ? "differs" : "differ"} from what is here. Both would be kept, as two versions.`
      : "",
    deleted.length > 0 ? `${is(deleted.length)} marked as deleted in the file, and would be left out.` : "",
    undated > 0 ? `${is(undated)} without a date, and would get the day on which the file was last changed.` : "",
    ownWords ? "Your own words, questions and themes in the file would be added to those here." : "",
    pictures > 0
      ? `${pictures} ${pictures === 1 ? "picture stays" : "pictures stay"} behind: this journal keeps words alone.`
      : "",
    leftAlone > 0
      ? `${leftAlone} other ${leftAlone === 1 ? "file is" : "files are"} not writing, and would be left alone.`
      : "",
    nothing && here === 0 && problems.length === 0 ? "There is no writing in these files." : "",
    nothing ? "Nothing would be brought in." : "",
  ].filter(Boolean);
}

function Problems({ problems }: { problems: Gathered["problems"] }) {
  if (problems.length === 0) return null;
  const more = problems.length - shownProblems;
  return (
    <div className="stack close">
      <p>
        <strong>
          {problems.length === 1 ? "1 thing cannot be read." : `${problems.length} things cannot be read.`}
        </strong>{" "}
        Your files stay as they are.
      </p>
      <ul className="dots plain">
        {problems.slice(0, shownProblems).map((problem) => (
          <li key={`${problem.name} ${problem.reason}`}>
            <bdi>{problem.name}</bdi>: {problemInWords(problem)}
          </li>
        ))}
      </ul>
      {more > 0 ? <p>{`And ${more} more.`}</p> : null}
    </div>
  );
}
