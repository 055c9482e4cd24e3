"use client";

import { useCallback, useEffect, useState } from "react";
import { getJson, post } from "@/lib/journal/vault/server";
import type { Leaving } from "@/lib/leaving/rules";

type Asked = { state: "asking" | "away" } | { state: "here"; leaving: Leaving };

/** How it stands with this member's leaving. Fetched here: no server data is in the journal room's HTML. */
export function useLeaving(): { asked: Asked; ask: () => Promise<void>; stay: () => Promise<boolean> } {
  const [asked, setAsked] = useState<Asked>({ state: "asking" });
  const ask = useCallback(async () => {
    const answer = await getJson<Leaving & { ok?: false }>("/api/account/leaving");
    setAsked("leftAlone" in answer ? { state: "here", leaving: answer } : { state: "away" });
  }, []);
  useEffect(() => {
    void ask();
    const again = () => void ask();
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [ask]);
  const stay = useCallback(async () => {
    const answer = await post<{ ok: boolean }>("/api/account/stay", {});
    if (answer.ok) await ask();
    return answer.ok;
  }, [ask]);
  return { asked, ask, stay };
}
