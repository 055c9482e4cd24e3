import { threadOf, writeAround } from "@/components/journal/session-ties";
import { LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";

/**
 * The ways from a session into the member's own journal: before it, and once it has begun or is over. Plain links, whose
 * session stands behind the #: the server does not learn that they were followed, nor what is there.
 */
export function OwnThread({ sessionId, coming }: { sessionId: string; coming: boolean }) {
  return (
    <Leaf
      as="section"
      labelledBy="own-thread"
      className="noprint"
      note={<WhoSees who="private">Only you can read this, and nobody learns whether you wrote</WhoSees>}
    >
      <h2 id="own-thread">{coming ? "Before the session" : "After the session"}</h2>
      <p>
        {coming
          ? "How are you arriving, and what would you like from the time?"
          : "What stayed with you? One line to keep is enough."}
      </p>
      <p className="cluster">
        {coming ? (
          <>
            <LinkButton look="pine" href={writeAround(sessionId, "before")}>
              Prepare, privately
            </LinkButton>
            <a href={writeAround(sessionId, "before", "bring-a-dilemma")}>Get ready to bring a dilemma</a>
          </>
        ) : (
          <>
            <LinkButton look="pine" href={writeAround(sessionId, "after")}>
              Take something away
            </LinkButton>
            <a href={threadOf(sessionId)}>What happened since</a>
          </>
        )}
      </p>
    </Leaf>
  );
}
