import type { Metadata } from "next";
import { KeptList } from "@/components/agenda/kept-list";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { listKept } from "@/lib/agendas/queries";
import { requireFacilitator } from "@/lib/auth/viewer";
import { keepAgenda, removeKept, renameKept } from "./actions";

export const metadata: Metadata = { title: "Library" };

export default async function LibraryPage() {
  const facilitator = await requireFacilitator();
  const kept = await listKept(facilitator);
  const actions = { keepAgenda, removeKept, renameKept };
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="facilitator">Only your group’s facilitators see this</WhoSees>}>
        <h1>Library</h1>
        <p className="lead">Formats and stages that your group keeps for its sessions.</p>
        <p>You keep one while you build an agenda. Removing one here changes no session.</p>
      </Leaf>
      <Leaf as="section" labelledBy="kept-formats" snug>
        <h2 id="kept-formats">Formats</h2>
        <KeptList kept={kept.filter(({ kind }) => kind === "format")} actions={actions} />
      </Leaf>
      <Leaf as="section" labelledBy="kept-stages" snug>
        <h2 id="kept-stages">Stages</h2>
        <KeptList kept={kept.filter(({ kind }) => kind === "stage")} actions={actions} />
      </Leaf>
    </div>
  );
}
