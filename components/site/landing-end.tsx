import { LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import type { JoiningWords } from "../joining/joining-words";
import styles from "./landing.module.css";
import { WhoCanSee } from "./who-can-see";

const columns = [
  {
    title: "Only you can read",
    things: ["Everything in your journal: titles, words and dates", "Your drafts, finished or not"],
  },
  {
    title: "The facilitator can see",
    things: [
      "Your name, your email, and what you tell us when you ask to join",
      "Nothing of your journal, not even whether you write",
    ],
  },
  {
    title: "Whoever runs the server can see",
    things: [
      "Your name, your email and the days you sign in",
      "That you wrote, roughly how much, and when it was saved",
    ],
  },
];

/** Who can see what: exactly what is true, the limits one link away. */
export function LandingPrivacy() {
  return (
    <section className={styles.band} id="privacy" aria-labelledby="priv">
      <div className="wrap">
        <Leaf open note={<WhoSees who="private">Locked before it is sent</WhoSees>}>
          <h2 id="priv">What you write is yours</h2>
          <p>
            Members have a private journal. It is locked in your browser, before it is sent, with a key that only you
            hold.
          </p>
          <WhoCanSee columns={columns} />
          <p>
            There are limits, and we say what they are. <a href="/confidentiality">Read the confidentiality page</a>
          </p>
        </Leaf>
      </div>
    </section>
  );
}

/** How people join, and how that stands now. */
export function LandingJoin({ joining }: { joining: JoiningWords }) {
  return (
    <section id="join" aria-labelledby="joinh">
      <div className="wrap">
        <Leaf
          note={joining.ask ? <p>It takes about five minutes. You can change your mind at any point.</p> : null}
          noteAfter
        >
          <h2 id="joinh">Would you like to join?</h2>
          <p className="lead">{joining.lead}</p>
          <p>Whoever gets a place is sent a personal link, for them alone.</p>
          <p className="cluster">
            {joining.ask ? <LinkButton href="/ask-to-join">{joining.ask}</LinkButton> : null}
            <LinkButton look="line" href="/how-a-session-works">
              See how a session works
            </LinkButton>
            <span>
              Already a member? <a href="/sign-in">Sign in</a>
            </span>
          </p>
        </Leaf>
      </div>
    </section>
  );
}
