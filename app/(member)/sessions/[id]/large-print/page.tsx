import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LargePrint } from "@/components/agenda/large-print";
import { requireMember } from "@/lib/auth/viewer";
import { getSession } from "@/lib/group-sessions/queries";

export const metadata: Metadata = { title: "Agenda in large print" };

export default async function LargePrintPage({ params }: { params: Promise<{ id: string }> }) {
  const member = await requireMember();
  const session = await getSession(member, (await params).id);
  if (!session?.items) notFound();
  return (
    <div className="wrap">
      <LargePrint
        session={{ ...session, items: session.items }}
        groupTimeZone={member.groupTimeZone}
        now={new Date()}
      />
    </div>
  );
}
