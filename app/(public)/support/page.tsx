import type { Metadata } from "next";
import { PublicPage } from "@/components/site/public-page";
import { SupportLines } from "@/components/site/support-list";
import { Leaf } from "@/components/ui/leaf";

export const metadata: Metadata = { title: "Support" };

export default function SupportPage() {
  return (
    <PublicPage current="support">
      <div className="wrap">
        <Leaf snug>
          <h1>Support</h1>
          <p className="lead">
            This group is not a crisis service. These people are there for exactly that, and you do not need a good
            enough reason to call them.
          </p>
        </Leaf>
        <SupportLines showUnchecked={false} />
        <Leaf as="section" labelledBy="not" snug>
          <h2 id="not">What this website does not do</h2>
          <ul className="dots plain">
            <li>Nobody reads your journal. It is locked with a key that only you hold.</li>
            <li>Nothing that you write here alerts anyone, whatever you write.</li>
            <li>Nobody is watching for messages. The facilitator is not on call.</li>
          </ul>
        </Leaf>
        <Leaf as="section" labelledBy="other" snug>
          <h2 id="other">When it is not a crisis</h2>
          <ul className="dots plain">
            <li>Your GP</li>
            <li>Your own supervisor or manager, if you have one you trust</li>
            <li>Your employer’s assistance programme, if there is one</li>
            <li>Your union</li>
            <li>
              Others who do this work: <span className="nb">co-production</span> and involvement networks
            </li>
            <li>The facilitator, about anything in the group, before or after a session</li>
          </ul>
        </Leaf>
        <Leaf tight>
          <p className="hint">
            Numbers change. If one of these does not work, tell the facilitator, and in an emergency call 999.
          </p>
        </Leaf>
      </div>
    </PublicPage>
  );
}
