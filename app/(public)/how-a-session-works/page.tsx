import type { Metadata } from "next";
import { ExampleSession } from "@/components/site/example-session";
import { Facts } from "@/components/site/facts";
import { PublicPage } from "@/components/site/public-page";
import { Leaf } from "@/components/ui/leaf";

export const metadata: Metadata = { title: "How a session works" };

const facts = [
  { name: "How often", value: "Once a month, for a year" },
  { name: "How long", value: "About 90 minutes" },
  { name: "How many people", value: "Up to eight, the same people each time" },
  { name: "Who leads", value: "A facilitator, who keeps the time so that you do not have to" },
];

export default function HowASessionWorksPage() {
  return (
    <PublicPage current="how-a-session-works">
      <div className="wrap">
        <Leaf note={<p>You can always pass.</p>} open>
          <h1>How a session works</h1>
          <p className="lead">
            We take one dilemma that somebody has brought from their work, and stay with it before reaching for
            solutions. Members read the agenda here before the session, so that nothing is a surprise.
          </p>
          <Facts facts={facts} />
        </Leaf>
        <div className="leaf">
          <div className="body stack">
            <h2>An example</h2>
            <p>Your group’s sessions may run differently. The times below are for a session that starts at 10am.</p>
          </div>
        </div>
        <ExampleSession />
        <Leaf as="section" labelledBy="pass" snug>
          <h2 id="pass">You can always pass</h2>
          <p>
            You may pass, pause, leave and come back, in any part of any session, and you do not have to say why. You
            choose whether to bring a dilemma at all, and what to leave out of it. Nobody is put on the spot.
          </p>
          <p>
            This is not therapy, not supervision of you, and not a check on your performance. The group does not report
            to anyone’s employer.
          </p>
        </Leaf>
        <Leaf as="section" labelledBy="access" snug>
          <h2 id="access">Taking part in a way that works for you</h2>
          <p>Tell the facilitator what you need, at any time. You are never asked for a diagnosis. For example:</p>
          <ul className="dots plain">
            <li>live captions, a BSL interpreter or a lip-speaker</li>
            <li>the agenda ahead of time, in large print or as plain text</li>
            <li>a five-minute pause in the middle, or shorter spells</li>
            <li>camera off, or joining by phone</li>
            <li>a support worker with you</li>
          </ul>
          <p>
            We finish on time. For people with medicines to take, transport to catch or support workers to pay, that is
            part of access.
          </p>
        </Leaf>
        <Leaf as="section" labelledBy="kept" snug>
          <h2 id="kept">What stays in the room</h2>
          <p>
            What is said stays in the group, with a few limits that keep people safe. There are no recordings, no
            screenshots and no AI note-takers. <a href="/confidentiality">Read the confidentiality page</a>
          </p>
        </Leaf>
      </div>
    </PublicPage>
  );
}
