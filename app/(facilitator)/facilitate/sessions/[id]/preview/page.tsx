import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SessionView } from "@/components/agenda/session-view";
import { LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { Tell } from "@/components/ui/tell";
import { getDraft } from "@/lib/agendas/queries";
import { showItems } from "@/lib/agendas/queries/shown";
import { requireFacilitator } from "@/lib/auth/viewer";

export const metadata: Metadata = { title: "As a member sees it" };

export default async function PreviewPage({ params }: { params: Promise<{ id: string }> }) {
  const facilitator = await requireFacilitator();
  const { session, draft, published } = (await getDraft(facilitator, (await params).id)) ?? notFound();
  const shown = published?.draftVersion === draft.version;
  const items = draft.items.length > 0 ? await showItems(facilitator, draft.items) : null;
  return (
    <div className="wrap">
      <div className="noprint">
        <Leaf tight>
          <Tell>
            <p>
              {shown
                ? "This is what members see now."
                : "This is how members will see your draft. They cannot see it until you publish it."}
            </p>
          </Tell>
          <p>
            <LinkButton look="line" href={`/facilitate/sessions/${session.id}`}>
              Back to building
            </LinkButton>
          </p>
        </Leaf>
      </div>
      <SessionView session={{ ...session, items }} groupTimeZone={facilitator.groupTimeZone} now={new Date()} />
    </div>
  );
}
