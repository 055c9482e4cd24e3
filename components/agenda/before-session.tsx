import { LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";

/** The way from a session to the member's own journal, before it. */
export function BeforeSession() {
  return (
    <Leaf
      as="section"
      labelledBy="before"
      className="noprint"
      note={<WhoSees who="private">Only you can read this</WhoSees>}
    >
      <h2 id="before">Before the session</h2>
      <p>If it helps, jot down how you are arriving and what you would like from the time.</p>
      <p className="cluster">
        <LinkButton look="pine" href="/journal/write">
          Write a note to yourself
        </LinkButton>
      </p>
    </Leaf>
  );
}
