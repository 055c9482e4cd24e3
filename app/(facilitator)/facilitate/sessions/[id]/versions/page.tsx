import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AgendaList } from "@/components/agenda/agenda-list";
import { SessionPlaces } from "@/components/agenda/session-places";
import styles from "@/components/agenda/versions.module.css";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { listVersions } from "@/lib/agendas/queries/versions";
import { requireFacilitator } from "@/lib/auth/viewer";
import { formatDay, formatTime } from "@/lib/dates";

export const metadata: Metadata = { title: "Published versions" };

export default async function VersionsPage({ params }: { params: Promise<{ id: string }> }) {
  const facilitator = await requireFacilitator();
  const { session, versions } = (await listVersions(facilitator, (await params).id)) ?? notFound();
  const zone = facilitator.groupTimeZone;
  const now = new Date();
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="facilitator">Only facilitators see this list</WhoSees>}>
        <h1>Published versions</h1>
        <SessionPlaces sessionId={session.id} current="/versions" />
        <p className="lead">Every agenda that members were shown.</p>
        <p>
          Clock times follow the start of the session as it is now. A dilemma that was withdrawn since is not shown.
        </p>
        {versions.length === 0 ? <p>Nothing has been published yet.</p> : null}
      </Leaf>
      {versions.map(({ number, publishedAt, note, shown, items }) => (
        <section key={number} aria-labelledby={`version-${number}`}>
          <Leaf snug>
            <h2 id={`version-${number}`}>
              Version {number}, {formatDay(publishedAt, zone, now)} at {formatTime(publishedAt, zone)}
            </h2>
            {shown ? <p>This is what members see now.</p> : null}
            {note ? <p>What changed: {note}</p> : null}
          </Leaf>
          <details>
            <summary className={styles.summary}>Show version {number}</summary>
            <AgendaList items={items} startsAt={session.startsAt} timeZone={session.timeZone} />
          </details>
        </section>
      ))}
    </div>
  );
}
