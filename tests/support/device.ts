import type { Member } from "@/lib/auth/viewer";
import { saveSealed } from "@/lib/journal/commands";
import { listChangedSince } from "@/lib/journal/queries";
import { keyIdOf, whyNotSealed } from "@/lib/journal/rules";
import { emptyContents } from "@/lib/journal/vault/contents";
import { keepDraft } from "@/lib/journal/vault/drafts";
import type { JournalKey } from "@/lib/journal/vault/journal-key";
import type { Saver } from "@/lib/journal/vault/saving";
import type { Store } from "@/lib/journal/vault/store";
import { decodeSave, encodeSync } from "@/lib/journal/wire";

/** A device's store in memory, for tests that have no browser. */
export function memoryStore(): Store & { kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>();
  return {
    kept,
    get: async (key) => kept.get(key),
    list: async (prefix) => [...kept].filter(([key]) => key.startsWith(prefix)).map(([key, value]) => ({ key, value })),
    write: async (puts, removes = []) => {
      for (const [key, value] of puts) kept.set(key, value);
      for (const key of removes) kept.delete(key);
      return true;
    },
    forget: async (memberId) => {
      for (const key of [...kept.keys()]) if (key.includes(memberId)) kept.delete(key);
    },
  };
}

/** One device of a member: the vault's own saver, with what `keptBoth` told it. */
export function makeDevice(memberId: string, journal: JournalKey): Saver & { told: [string, string][] } {
  const told: [string, string][] = [];
  const store = memoryStore();
  return {
    store,
    journal,
    memberId,
    contents: emptyContents(),
    remember: async () => {},
    going: async (draft) => {
      await keepDraft(store, journal, memberId, draft);
    },
    keptBoth: (id, keptAs) => told.push([id, keptAs]),
    told,
  };
}

/** The network between the vault and the journal's real commands and queries. `lose` says which answers get lost. */
export function networkFor(member: Member, lose: () => boolean = () => false): typeof fetch {
  return async (input, init) => {
    const url = new URL(String(input), "http://127.0.0.1");
    if (url.pathname !== "/api/journal") throw new Error("not asked for in these tests");
    if (init?.method !== "PUT") {
      return new Response(encodeSync(await listChangedSince(member, Number(url.searchParams.get("since")))));
    }
    const save = decodeSave(new Uint8Array(init.body as ArrayBuffer));
    if (!save || whyNotSealed(save)) return Response.json({ reason: "not-sealed" }, { status: 400 });
    const saved = await saveSealed(member, { ...save, keyId: keyIdOf(save.item.envelope) });
    if (lose()) throw new TypeError("the connection was cut");
    if (saved.ok) return Response.json({ rev: saved.rev, deleteOn: saved.deleteOn });
    return Response.json({ reason: saved.reason }, { status: saved.reason === "not-found" ? 404 : 409 });
  };
}
