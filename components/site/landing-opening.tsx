import { LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import type { JoiningWords } from "../joining/joining-words";
import styles from "./landing.module.css";
import { SeatPlan } from "./seat-plan";

/** What it is, for whom, and the circle with a seat free. */
export function LandingOpening({ joining }: { joining: JoiningWords }) {
  return (
    <section className="leaf" aria-labelledby="h1">
      <div className="note">
        <WhoSees who="group">{joining.short}</WhoSees>
      </div>
      <div className={`body ${styles.hero}`}>
        <h1 id="h1">
          <span>
            The <span className="nb">co-production</span> role is challenging.
          </span>{" "}
          <span className={styles.turn}>Reflective practice can help.</span>
        </h1>
        <div className="stack open">
          <p className="lead">
            A small, confidential group for people who lead <span className="nb">co-production</span>, engagement,
            participation or public and patient involvement.
          </p>
          <p className="lead">Time to step back, with others who do this work too.</p>
          <p className="cluster">
            {joining.ask ? (
              <LinkButton big href="/ask-to-join">
                {joining.ask}
              </LinkButton>
            ) : null}
            <LinkButton big look={joining.ask ? "line" : "main"} href="/how-a-session-works">
              See how a session works
            </LinkButton>
            <a href="#join">How people join</a>
          </p>
        </div>
        <SeatPlan says={joining.seat} free={joining.free} />
      </div>
    </section>
  );
}

/** The work as those who do it know it, and what a group gives. */
export function LandingRole() {
  return (
    <>
      <Leaf
        as="section"
        labelledBy="role"
        noteAfter
        note={
          <p>
            There is no blueprint for <span className="nb">co-production</span>. That makes it both exciting and
            daunting.
          </p>
        }
      >
        <h2 id="role">You may know some of this</h2>
        <ul className="lines">
          <li>It is you, or a small team, in an organisation of thousands.</li>
          <li>
            Senior leaders hope for a lot. So do the people who draw on support. You work between them, and it can be
            lonely.
          </li>
          <li>Other staff may resist the work, misunderstand it or envy it.</li>
          <li>
            You bring a lot of yourself. Many of us share experiences of distress, of disability, or of being let down
            by health and welfare systems.
          </li>
        </ul>
      </Leaf>
      <Leaf
        as="section"
        labelledBy="help"
        noteAfter
        note={<p>Reflective practice groups are well established. They support people in complex, demanding roles.</p>}
      >
        <h2 id="help">What the group offers</h2>
        <ul className="dots">
          <li>Protected time to step back from the day to day</li>
          <li>A confidential space to work through challenges and opportunities</li>
          <li>Trust, built over time with a group of peers</li>
          <li>Shared learning, and support given and received</li>
          <li>Room to find your own creative solutions</li>
        </ul>
      </Leaf>
    </>
  );
}
