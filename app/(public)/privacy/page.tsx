import type { Metadata } from "next";
import { RetentionTimes } from "@/components/duties/retention-times";
import { Facts } from "@/components/site/facts";
import { PublicPage } from "@/components/site/public-page";
import { Leaf } from "@/components/ui/leaf";
import { Tell } from "@/components/ui/tell";
import { formatCalendarDay } from "@/lib/dates";
import { getResponsibilities } from "@/lib/joining/queries";
import { missingDuties } from "@/lib/joining/rules";

export const metadata: Metadata = { title: "Privacy" };

// Read anew for each visitor: a facilitator may change it at any time.
export const dynamic = "force-dynamic";

export default async function PrivacyPage() {
  const held = await getResponsibilities();
  const filled = held !== null && missingDuties(held).length === 0;
  const now = new Date();
  return (
    <PublicPage>
      <div className="wrap">
        <Leaf
          note={
            held?.changedAt ? (
              <p>Last changed on {formatCalendarDay(held.changedAt.toISOString().slice(0, 10), now)}</p>
            ) : null
          }
        >
          <h1>Privacy</h1>
          <p className="lead">What we keep about people, why, for how long, and what you can do about it.</p>
          <p>
            What is sealed, and who can see what: <a href="/confidentiality">Confidentiality</a>
          </p>
        </Leaf>
        <Leaf as="section" labelledBy="who" snug>
          <h2 id="who">Who is responsible</h2>
          {filled ? (
            <Facts
              facts={[
                { name: "Responsible", value: held.responsible },
                { name: "Write to", value: held.contact },
                ...(held.registration ? [{ name: "ICO registration", value: held.registration }] : []),
                { name: "Who else holds the data", value: held.suppliers },
                {
                  name: "Backups",
                  value:
                    held.backupDays === 0
                      ? "None are kept"
                      : `Kept for ${held.backupDays} days. What is deleted here is in them until then`,
                },
              ]}
            />
          ) : (
            <Tell>
              <p>
                This is not filled in yet. Until it is, nobody can ask to join through this site. Ask the facilitator of
                your group.
              </p>
            </Tell>
          )}
        </Leaf>
        <Leaf as="section" labelledBy="why" snug>
          <h2 id="why">Why we may keep it</h2>
          <ul className="dots plain">
            <li>What you send when you ask to join: to answer you, as you asked.</li>
            <li>What members give: to run the group that they are in.</li>
            <li>
              Access needs: with your own yes, asked apart from everything else. You can take it back at any time, and
              never need to give a reason or a diagnosis.
            </li>
            <li>Your journal: it is yours, sealed, and we cannot read it.</li>
          </ul>
          <p>
            Nothing is sold, used for advertising, or decided by a machine. Nothing here follows you around the web.
          </p>
        </Leaf>
        <Leaf as="section" labelledBy="long" snug note={<p>A job that runs each day deletes what is due.</p>}>
          <h2 id="long">How long things are kept</h2>
          <RetentionTimes />
        </Leaf>
        <Leaf as="section" labelledBy="rights" snug>
          <h2 id="rights">Your rights</h2>
          <p>
            You can ask for what we hold about you, and to have it put right, deleted, limited or given to you to take
            along. You can object. Write to the address above; we answer within a month, and it costs nothing.
          </p>
          <p>
            Not content with the answer? You can complain to the Information Commissioner’s Office: ico.org.uk, or 0303
            123 1113.
          </p>
        </Leaf>
      </div>
    </PublicPage>
  );
}
