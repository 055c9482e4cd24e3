import { yearOver } from "@/components/site/year-over-words";
import { Button, LinkButton } from "@/components/ui/button";
import type { PublishRefusal } from "@/lib/agendas/rules";

/** Why an agenda was not published, in words. A new reason does not compile until it has some. */
export const publishRefusals: Record<
  | PublishRefusal
  | "changed-elsewhere"
  | "already-published"
  | "dilemma-gone"
  | "signed-out"
  | "not-found"
  | "invalid"
  | "year-over"
  | "trouble",
  string
> = {
  "no-items": "Add at least one item before you publish",
  "no-title": "Give every item a name before you publish",
  "minutes-out-of-range": "Give every item whole minutes, from 1 to 480",
  "changed-elsewhere": "Choose which version to keep before you publish",
  "already-published":
    "Somebody else published this version a moment ago, and members can see it. Load this page again to go on",
  "dilemma-gone": "Take off the dilemma that was withdrawn or brought before you publish",
  "signed-out": "You are signed out. Sign in again in another tab, keep this page open, and publish again",
  "not-found": "You can no longer publish this agenda",
  invalid: "Put right what is marked below before you publish",
  "year-over": yearOver,
  trouble: "It was not published. Keep this page open and try again in a moment",
};

/** Why an agenda is still published. */
export const unpublishRefusals: Record<
  "running" | "signed-out" | "not-found" | "invalid" | "year-over" | "trouble",
  string
> = {
  running: "It is still published: the session is going on from it. You can unpublish it once the session has ended",
  "signed-out": "It is still published. You are signed out: sign in again in another tab, and keep this page open",
  "not-found": "You can no longer change this agenda",
  invalid: "It is still published. Load this page again and try once more",
  "year-over": yearOver,
  trouble: "It is still published. Keep this page open and try again in a moment",
};

export type Published = { number: number; publishedAt: Date; draftVersion: number };

/** The foot of the builder: the total, how saving stands, and what can be done with the whole. */
export function BuilderFoot({
  total,
  saved,
  preview,
  published,
  behind,
  busy,
  onPreview,
  onPublish,
  onUnpublish,
}: {
  total: string;
  saved: string;
  preview: string;
  published: boolean;
  behind: boolean;
  busy: boolean;
  onPreview: () => void;
  onPublish: () => void;
  onUnpublish: () => void;
}) {
  return (
    <section className="total noprint" aria-label="Total, saving and publishing">
      <div className="wrap">
        <span className="sum">{total}</span>
        <span className="hint">{saved}</span>
        <div className="push">
          {published ? (
            <Button look="quiet" aria-disabled={busy} onClick={onUnpublish}>
              Unpublish
            </Button>
          ) : null}
          <LinkButton
            look="line"
            href={preview}
            onClick={(event) => {
              event.preventDefault();
              onPreview();
            }}
          >
            See it as a member
          </LinkButton>
          <Button id="publish" aria-disabled={busy || (published && !behind)} onClick={onPublish}>
            {published ? (behind ? "Publish changes" : "Published") : "Publish and tell members"}
          </Button>
        </div>
      </div>
    </section>
  );
}
