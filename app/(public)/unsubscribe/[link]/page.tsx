import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PublicPage } from "@/components/site/public-page";
import { Button } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { getStopping } from "@/lib/messages/queries/choices";

export const metadata: Metadata = { title: "Stop these emails", robots: { index: false } };

const named = {
  agendas: "emails that say an agenda is ready or has changed",
  reminders: "reminders before a session",
  announcements: "emails that a facilitator writes to the whole group",
};

/** Opening it changes nothing: mail programs open links by themselves. Only its button does. */
export default async function UnsubscribePage({ params }: { params: Promise<{ link: string }> }) {
  const { link } = await params;
  const stopping = await getStopping(link);
  if (!stopping) notFound();
  const back = (
    <p>
      You can change this at any time: sign in, and choose <a href="/account/mail">which emails you get</a>.
    </p>
  );
  return (
    <PublicPage>
      <div className="wrap">
        <Leaf note={<p>You need not sign in for this.</p>}>
          {stopping.isStopped ? (
            <>
              <h1>These emails are stopped</h1>
              <p>You get no more {named[stopping.what]}.</p>
              {back}
            </>
          ) : (
            <>
              <h1>Stop these emails?</h1>
              <p>You will get no more {named[stopping.what]}. Everything else stays as it is.</p>
              <form method="post" className="stack">
                <input type="hidden" name="List-Unsubscribe" value="One-Click" />
                <input type="hidden" name="page" value="1" />
                <p>
                  <Button type="submit">Stop these emails</Button>
                </p>
              </form>
              {back}
            </>
          )}
          <p>
            We always write when a session is moved, changed or cancelled, and when something about your account
            changes.
          </p>
        </Leaf>
      </div>
    </PublicPage>
  );
}
