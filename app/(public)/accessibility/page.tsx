import type { Metadata } from "next";
import { PublicPage } from "@/components/site/public-page";
import { Leaf } from "@/components/ui/leaf";

export const metadata: Metadata = { title: "Accessibility" };

export default function AccessibilityPage() {
  return (
    <PublicPage>
      <div className="wrap">
        <Leaf note={<p>Last changed on 23 November 2026</p>}>
          <h1>Accessibility</h1>
          <p className="lead">
            Disabled people are in this group and in this work. If a page here gets in your way, it is the page that has
            to change.
          </p>
        </Leaf>
        <Leaf as="section" labelledBy="aim" snug>
          <h2 id="aim">What we aim at</h2>
          <p>
            The Web Content Accessibility Guidelines 2.2, level AA, and often more: text contrast of 7 to 1, buttons big
            enough to hit, plain words, and no time limit on anything you write.
          </p>
          <p>
            You can change colours, lettering and spacing in the <a href="/reading-settings">reading settings</a>.
            Public pages work without JavaScript. Your journal does not: locking your words in your own browser needs
            it.
          </p>
        </Leaf>
        <Leaf as="section" labelledBy="tested" snug>
          <h2 id="tested">How it has been tested so far</h2>
          <ul className="dots plain">
            <li>With automated checks, which find only some of the problems</li>
            <li>With a keyboard alone, at phone and desktop widths, in light and dark</li>
          </ul>
          <h3>Not yet</h3>
          <ul className="dots plain">
            <li>It has not been tested by disabled people. That is the test that matters most.</li>
            <li>It has not been tested with NVDA, JAWS, VoiceOver, TalkBack or voice control.</li>
            <li>Nobody from outside has audited it.</li>
          </ul>
        </Leaf>
        <Leaf as="section" labelledBy="known" snug>
          <h2 id="known">What we know does not work well</h2>
          <ul className="dots plain">
            <li>There is no Easy Read version and no BSL version of any page yet.</li>
            <li>Signing in asks your device to work hard for a few seconds. On an older phone it can take longer.</li>
            <li>
              The journal locks after a time without use, to keep it private. You are warned first and can stay, and
              what you wrote is saved before it locks.
            </li>
            <li>On small screens, keyboard focus may not follow the order you see in the head of the page.</li>
          </ul>
        </Leaf>
        <Leaf as="section" labelledBy="tell" snug>
          <h2 id="tell">When something does not work for you</h2>
          <p>
            Tell the facilitator, in whatever way suits you. You do not need to know what is wrong, or explain why you
            need it. What you were trying to do, and what happened, is enough.
          </p>
          <p>
            If a page shuts you out, ask the facilitator for the same information another way. You should not have to
            wait for a repair to take part.
          </p>
        </Leaf>
      </div>
    </PublicPage>
  );
}
