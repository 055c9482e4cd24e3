"use client";

import type { FormatName } from "@/lib/agendas/rules";
import type { SessionFields } from "@/lib/group-sessions/input";
import { type SessionAnswer, SessionForm } from "./session-form";

/** Plans a session, then goes on to its agenda. */
export function PlanForm({
  initial,
  zones,
  formats,
  planSession,
}: {
  initial: SessionFields;
  zones: readonly string[];
  formats: readonly FormatName[];
  planSession: (input: unknown) => Promise<SessionAnswer<{ sessionId: string }>>;
}) {
  return (
    <SessionForm
      initial={initial}
      zones={zones}
      formats={formats}
      submit="Plan this session"
      send={planSession}
      onDone={({ sessionId }) => {
        window.location.assign(`/facilitate/sessions/${sessionId}`);
        return null;
      }}
    />
  );
}
