import type { Metadata } from "next";
import { ResponsibilityForm } from "@/components/duties/responsibility-form";
import { RetentionTimes } from "@/components/duties/retention-times";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { requireFacilitator } from "@/lib/auth/viewer";
import { formatCalendarDay } from "@/lib/dates";
import { getResponsibilities } from "@/lib/joining/queries";
import { saveResponsibilities } from "./actions";

export const metadata: Metadata = { title: "Duties" };

export default async function DutiesPage() {
  await requireFacilitator();
  const held = await getResponsibilities();
  const readOn = held?.retentionReadOn ?? null;
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="facilitator">Facilitators fill this in</WhoSees>}>
        <h1>Duties</h1>
        <p className="lead">Keeping people’s data brings duties. These pages help you to meet them.</p>
        <p>
          They are no legal advice. In the UK the Information Commissioner’s Office (ico.org.uk) helps small groups.
        </p>
        <ul className="lines plain">
          <li>
            <a href="/facilitate/duties/impact-assessment">Impact assessment</a>: a draft to complete
          </li>
          <li>
            <a href="/facilitate/duties/after-a-breach">What to do after a breach</a>: print it and keep it at hand
          </li>
          <li>
            Somebody asks what you hold about them? <a href="/facilitate/members">Members</a>, then “Everything held”
          </li>
        </ul>
      </Leaf>
      <Leaf as="section" labelledBy="kept" snug>
        <h2 id="kept">How long things are kept</h2>
        <RetentionTimes />
      </Leaf>
      <Leaf
        as="section"
        labelledBy="who"
        snug
        note={
          <>
            <WhoSees who="group">Anybody can read this, on the page Privacy</WhoSees>
            {readOn ? <p>The times were last read on {formatCalendarDay(readOn, new Date())}.</p> : null}
          </>
        }
      >
        <h2 id="who">Who is responsible</h2>
        <p>Joining can open once this is filled in. It stands for the whole site.</p>
        <ResponsibilityForm
          version={held?.version ?? 0}
          initial={{
            responsible: held?.responsible ?? "",
            contact: held?.contact ?? "",
            registration: held?.registration ?? "",
            suppliers: held?.suppliers ?? "",
            backupDays: held?.backupDays == null ? "" : String(held.backupDays),
            retentionRead: false,
          }}
          saveResponsibilities={saveResponsibilities}
        />
      </Leaf>
    </div>
  );
}
