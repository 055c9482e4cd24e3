import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MemberStage } from "@/components/running/stage";
import { requireMember } from "@/lib/auth/viewer";
import { formatDay } from "@/lib/dates";
import { getStage } from "@/lib/running/queries";

export const metadata: Metadata = { title: "The session now" };

export default async function NowPage({ params }: { params: Promise<{ id: string }> }) {
  const member = await requireMember();
  const { id } = await params;
  const stage = (await getStage(member, id)) ?? notFound();
  return (
    <div className="wrap">
      <MemberStage
        sessionId={id}
        day={formatDay(new Date(stage.startsAt), stage.timeZone, new Date(stage.at))}
        first={stage}
      />
    </div>
  );
}
