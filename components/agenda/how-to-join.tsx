import { Tell } from "@/components/ui/tell";
import type { SessionDetails } from "@/lib/group-sessions/rules";
import styles from "./session-view.module.css";

const missing: Record<SessionDetails["way"], string> = {
  online: "How to join will be here before the day.",
  "in-person": "Where we meet will be here before the day.",
  both: "Where we meet, and how to join online, will be here before the day.",
};

/** Where to go or how to call, and what is still to come of it. The link itself is a button beside. */
export function HowToJoin({ session }: { session: SessionDetails }) {
  const { way, place, joinLink } = session;
  if (way === "both") {
    if (place && joinLink) return <p className={styles.place}>{place}</p>;
    if (!place && !joinLink) return <p>{missing.both}</p>;
    return (
      <>
        {place ? <p className={styles.place}>{place}</p> : null}
        <p>{place ? missing.online.replace("join", "join online") : missing["in-person"]}</p>
      </>
    );
  }
  if (place) return <p className={styles.place}>{place}</p>;
  return way === "online" && joinLink ? null : <p>{missing[way]}</p>;
}

/** The first line of a cancelled session, with the facilitator's words for members. */
export function Cancelled({ session }: { session: SessionDetails }) {
  if (!session.cancelledAt) return null;
  return (
    <Tell>
      <p>
        <b>Cancelled.</b> This session will not take place.
      </p>
      {session.cancelledWhy ? <p className={styles.place}>{session.cancelledWhy}</p> : null}
    </Tell>
  );
}
