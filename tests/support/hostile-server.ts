import { decodeSave, encodeSync, type SyncAnswer, type SyncItem } from "@/lib/journal/wire";

type Held = { items: SyncItem[]; headVersion: number; head: Uint8Array; lastRev: number };
export type Twist = (whole: SyncAnswer) => SyncAnswer | Response;
const binary = (answer: SyncAnswer) => new Response(encodeSync(answer));

/**
 * A server in memory that holds what an honest one would, for one member, and lies when it is told to: `twist` makes the
 * answer to every sync out of the whole truth, `save` answers a save in its place. Set both to null, and it is honest.
 */
export function makeServer() {
  let held: Held = { items: [], headVersion: 0, head: new Uint8Array(0), lastRev: 0 };
  const whole = (): SyncAnswer => ({ ...held, items: [...held.items] });

  function put(body: Uint8Array): Response {
    const save = decodeSave(body);
    if (!save) return Response.json({ reason: "not-sealed" }, { status: 400 });
    const { item, head } = save;
    const before = held.items.find(({ id }) => id === item.id);
    if (head.version !== held.headVersion + 1) return Response.json({ reason: "head-moved" }, { status: 409 });
    if (item.version !== (before?.version ?? 0) + 1 || before?.state === "gone")
      return Response.json({ reason: "reflection-changed" }, { status: 409 });
    const rev = held.lastRev + 1;
    const state = item.deleted ? ("deleted" as const) : ("live" as const);
    const { id, kind, version, envelope } = item;
    const row: SyncItem = { id, kind, version, envelope, state, rev, deleteOnDay: item.deleted ? 25_000 : 0 };
    const items = [...held.items.filter((one) => one.id !== id), row];
    held = { items, headVersion: head.version, head: head.envelope, lastRev: rev };
    return Response.json({ rev, deleteOn: item.deleted ? "2038-06-13" : null });
  }

  const server = {
    twist: null as Twist | null,
    save: null as ((body: Uint8Array) => Response) | null,
    asked: [] as string[],
    put,
    whole,
    /** What is held now, to be held again later. */
    keep: () => {
      const kept = held;
      return () => {
        held = kept;
      };
    },
    fetch: (async (input, init) => {
      const url = new URL(String(input), "http://127.0.0.1");
      server.asked.push(`${init?.method ?? "GET"} ${url.pathname}${url.search}`);
      if (init?.method === "PUT") {
        const body = new Uint8Array(init.body as ArrayBuffer);
        return server.save?.(body) ?? put(body);
      }
      const since = Number(url.searchParams.get("since"));
      if (!server.twist) return binary({ ...whole(), items: held.items.filter(({ rev }) => rev > since) });
      const twisted = server.twist(whole());
      return twisted instanceof Response ? twisted : binary(twisted);
    }) as typeof fetch,
  };
  return server;
}

export type Server = ReturnType<typeof makeServer>;
