import { agendaText } from "@/components/agenda/agenda-words";
import { memberText, textAnswer } from "@/lib/auth/route";
import { getSession } from "@/lib/group-sessions/queries";

export const GET = memberText(async (member, sessionId) => {
  const session = await getSession(member, sessionId);
  if (!session?.items) return null;
  const text = agendaText(
    { ...session, items: session.items },
    { groupTimeZone: member.groupTimeZone, now: new Date() },
  );
  return textAnswer(text, "plain", { "Content-Disposition": 'inline; filename="agenda.txt"' });
});
