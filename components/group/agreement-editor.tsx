"use client";

import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Leaf } from "@/components/ui/leaf";
import { Tell } from "@/components/ui/tell";
import { TextArea } from "@/components/ui/text-area";
import { UndoRow } from "@/components/ui/undo-row";
import { WhoSees } from "@/components/ui/who-sees";
import type { AgreementVersion } from "@/lib/agreements/rules";
import { formatDay } from "@/lib/dates";
import { PointRows } from "./point-rows";
import { type AgreementActions, useAgreement } from "./use-agreement";

/** Writing the group's agreement: the points, what changed, and sharing it as a new version. */
export function AgreementEditor({
  owner,
  newest,
  starting,
  zone,
  now,
  actions,
}: {
  /** Whose typed words are kept in this tab. */
  owner: string;
  newest: AgreementVersion | null;
  starting: readonly string[];
  zone: string;
  now: Date;
  actions: AgreementActions;
}) {
  const agreement = useAgreement(owner, newest, starting, actions);
  const { base, problems, fieldProblems, rows } = agreement;
  const rowProblems = Object.fromEntries(rows.map(({ key }) => [key, fieldProblems[`${key}-text`] ?? ""]));
  return (
    <Leaf
      note={
        <>
          <WhoSees who="group">Members see a version when you share it, and not before</WhoSees>
          <p>
            {base
              ? `They have version ${base.number}, from ${formatDay(base.madeAt, zone, now)}.`
              : "They have none yet."}
          </p>
        </>
      }
    >
      <h1>{newest ? "Change the agreement" : "Write the agreement"}</h1>
      {base ? (
        <p>
          Earlier versions are kept, and members can read them. Each member is asked to read a new version, and you see
          who has agreed. Nobody is reminded.
        </p>
      ) : (
        <p>
          A starting set of {starting.length} points. Change them, take some out and add your own, best together with
          the group. Nobody sees anything of it before you share it.
        </p>
      )}
      <form
        className="stack"
        method="post"
        noValidate
        aria-label="The agreement"
        onSubmit={(event) => {
          event.preventDefault();
          void agreement.share();
        }}
      >
        <ErrorSummary problems={problems} attempt={agreement.attempt} />
        {agreement.aside ? (
          <UndoRow onUndo={agreement.putBack} label="Put mine back" focusOnMount>
            {base ? "The version that members have is here now." : "The starting set is here again."} Yours is kept
            until you leave this page.
          </UndoRow>
        ) : null}
        <PointRows rows={rows} removed={agreement.removed} problems={rowProblems} does={agreement.does} />
        <p>
          <Button id="add-point" look="line" onClick={agreement.add}>
            Add a point
          </Button>
        </p>
        {base ? (
          <TextArea
            id="what-changed"
            label="What changed"
            hint="In a few words. Members read this first, and see each changed point marked."
            rows={2}
            error={fieldProblems["what-changed"]}
            value={agreement.whatChanged}
            onChange={({ target }) => agreement.setWhatChanged(target.value)}
          />
        ) : null}
        {agreement.clash ? (
          <Clash onTheirs={() => void agreement.loadTheirs()} onMine={() => void agreement.keepMine()} />
        ) : null}
        <p className="cluster">
          <Button type="submit">{base ? `Share as version ${base.number + 1}` : "Share with the group"}</Button>
          {agreement.unsaved && !agreement.clash && !agreement.aside ? (
            <Button look="quiet" onClick={agreement.startAgain}>
              {base ? "Start again from what members have" : "Start again from the starting set"}
            </Button>
          ) : null}
          <span className="hint" role="status">
            {agreement.done}
          </span>
        </p>
        <p className="hint">What you type is kept in this tab until you share it, close the tab or sign out.</p>
        <p className="vh" role="status">
          {agreement.said}
        </p>
      </form>
    </Leaf>
  );
}

/** Asked when somebody else made a version meanwhile. Neither answer loses what was typed here. */
function Clash({ onTheirs, onMine }: { onTheirs: () => void; onMine: () => void }) {
  return (
    <Tell live>
      <div className="stack">
        <p>
          <strong>Another version was shared from somewhere else since you opened this page.</strong> What you have here
          is kept on this page, and has not been shared.
        </p>
        <p className="cluster">
          <Button look="line" onClick={onTheirs}>
            Load the other version
          </Button>
          <Button look="line" onClick={onMine}>
            Go on with mine, after it
          </Button>
        </p>
      </div>
    </Tell>
  );
}
