import { Leaf } from "@/components/ui/leaf";
import styles from "./landing.module.css";
import { ShortAgenda, type ShortItem } from "./short-agenda";

const session: ShortItem[] = [
  { minutes: 5, scale: "m-5", name: "Arrive and settle" },
  { minutes: 12, scale: "m-10", name: "Check in, one by one" },
  { minutes: 10, scale: "m-10", name: "Looking back at last time" },
  { minutes: 17, scale: "m-15", name: "Somebody tells us about a dilemma" },
  {
    minutes: 21,
    scale: "m-20",
    name: "We respond, before any solutions",
    about: "We notice how it makes us feel, because feelings are information too.",
  },
  { minutes: 16, scale: "m-15", name: "We think about it together" },
  { minutes: 9, scale: "m-10", name: "What we are taking away" },
];

/** A session to scale. */
export function LandingSession() {
  return (
    <section id="session" aria-labelledby="ses">
      <div className="leaf">
        <div className={`body stack ${styles.above}`}>
          <h2 id="ses">What a session looks like</h2>
          <p>About an hour and a half, once a month. This one is an example, drawn roughly to scale.</p>
        </div>
      </div>
      <ShortAgenda items={session} />
      <div className="leaf">
        <div className={`body ${styles.below}`}>
          <p>
            <a href="/how-a-session-works">More about how a session works</a>
          </p>
        </div>
      </div>
    </section>
  );
}

/** The facilitator's own paragraphs, and a member's words as she gave them. */
export function LandingVoices() {
  return (
    <>
      <Leaf as="section" labelledBy="facilitator" note={<p>From the facilitator</p>}>
        <h2 id="facilitator">Two years of running this group</h2>
        <p className="lead">
          I have been running a reflective practice group for <span className="nb">co-production</span> specialists for
          two years now. It’s been a wonderful experience to support the group and watch people develop and grow over
          the year.
        </p>
        <p>
          The group has given members the time and space to explore a range of issues and dilemmas. These have included
          the power imbalances inherent in the <span className="nb">co-production</span> role and how working with this
          is sometimes uncomfortable; the pressure to be fair and just whilst also setting boundaries; and the
          complexities of creating safe spaces for everyone participating in <span className="nb">co-production</span>.
        </p>
        <p>
          Group members said they benefited from the regular time to be reflective and to honestly share dilemmas. Over
          the year they experienced the value of getting under the surface of an issue before leaping to solutions. They
          learned how helpful it was to pay attention to how issues make one feel and to use this as data to help make
          sense of things. Members said how much they learnt from each other and how hearing about the struggles of
          other members reduced feelings of isolation.
        </p>
      </Leaf>
      <section aria-labelledby="said">
        <figure className="leaf">
          <div className="body stack">
            <h2 id="said">What a member said</h2>
            <blockquote className={styles.quote}>
              <p>
                “Being part of this reflective practice group has been invaluable to my work in academic patient and
                public involvement (PPI). In the midst of a busy schedule, it has offered a meaningful space to pause,
                reflect, and reconnect with the core values that drive my <span className="nb">co-production</span>{" "}
                work. The sessions have helped me stay grounded and intentional, and I’ve found the shared insights and
                support from others in the group both affirming and inspiring.”
              </p>
            </blockquote>
          </div>
          <figcaption className="note">
            <p>
              <strong>Dr Sarah Rees</strong>
              <br />
              Public Involvement Lead, National Centre for Mental Health, Cardiff University
            </p>
          </figcaption>
        </figure>
      </section>
    </>
  );
}
