import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { databaseOf } from "./joining";
import type { Place } from "./searching";
import type { Site } from "./sites";

/** Every file below a folder, as far as it can be read: some go while they are looked for. */
export function filesIn(folder: string, wanted: (path: string) => boolean = () => true): Place[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => wanted(name))
    .flatMap((name) => {
      try {
        const path = join(folder, name);
        return statSync(path).isFile() ? [{ name, bytes: readFileSync(path) }] : [];
      } catch {
        return [];
      }
    });
}

/** Every column of every row of every table, as the superuser sees them, and what the server was last asked. */
export async function dumpDatabase(site: Site): Promise<Place[]> {
  const sql = databaseOf(site, "postgres");
  const places: Place[] = [];
  const tables = await sql`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`;
  for (const { name } of tables)
    for (const row of await sql.unsafe(`select * from ${name}`))
      for (const [column, value] of Object.entries(row)) {
        if (value === null) continue;
        const bytes = Buffer.isBuffer(value)
          ? value
          : Buffer.from(typeof value === "string" ? value : JSON.stringify(value));
        places.push({ name: `${name}.${column}`, bytes });
      }
  for (const { query } of await sql`select query from pg_stat_activity where query is not null`)
    places.push({ name: "pg_stat_activity", bytes: Buffer.from(query) });
  await sql.end();
  return places;
}

/** The database's own files after a checkpoint: tables, write-ahead log and log. */
export async function databaseFiles(site: Site): Promise<Record<"tables" | "wal" | "log", Place[]>> {
  const sql = databaseOf(site, "postgres");
  const [own] = await sql`select oid::text from pg_database where datname = 'rp'`;
  await sql`checkpoint`;
  await sql.end();
  const folder = join(site.data, "pg18");
  return {
    tables: filesIn(folder, (name) => name.startsWith(`base/${own?.oid}/`) || name.startsWith("global/")),
    wal: filesIn(folder, (name) => name.startsWith("pg_wal/")),
    log: filesIn(folder, (name) => name === "server.log"),
  };
}

/** Collects everything that a browser's pages send: address, headers and body of each request, as places. */
export function recordRequests(context: BrowserContext): Place[] {
  const sent: Place[] = [];
  context.on("request", (request) => {
    const name = `${request.method()} ${new URL(request.url()).pathname}`;
    sent.push({ name: `${name} address`, bytes: Buffer.from(request.url()) });
    sent.push({ name: `${name} headers`, bytes: Buffer.from(JSON.stringify(request.headers())) });
    const body = request.postDataBuffer();
    if (body) sent.push({ name: `${name} body`, bytes: body });
  });
  return sent;
}

/** What a page can read of everything that this site keeps in the browser: values, not files, so nothing is compressed. */
export async function keptInBrowser(page: Page): Promise<Place[]> {
  const kept = await page.evaluate(async () => {
    const found: [string, number[]][] = [];
    const add = (name: string, value: unknown): void => {
      if (typeof value === "string") found.push([name, [...new TextEncoder().encode(value)]]);
      else if (value instanceof Uint8Array) found.push([name, [...value]]);
      else if (value instanceof ArrayBuffer) found.push([name, [...new Uint8Array(value)]]);
      else if (value && typeof value === "object")
        for (const [key, inner] of Object.entries(value)) add(`${name}.${key}`, inner);
      else found.push([name, [...new TextEncoder().encode(String(value))]]);
      if (value instanceof CryptoKey)
        found.push([name, [...new TextEncoder().encode(`CryptoKey ${value.extractable}`)]]);
    };
    for (const [name, storage] of [
      ["localStorage", localStorage],
      ["sessionStorage", sessionStorage],
    ] as const)
      for (const key of Object.keys(storage)) add(`${name}.${key}`, [key, storage.getItem(key)]);
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((given, failed) => {
        request.onsuccess = () => given(request.result);
        request.onerror = () => failed(request.error);
      });
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const rows = database.transaction(store).objectStore(store);
        const [keys, values] = [await done(rows.getAllKeys()), await done(rows.getAll())];
        keys.forEach((key, at) => {
          add(`${name}/${store}`, String(key));
          add(`${name}/${store}/${key}`, values[at]);
        });
      }
      database.close();
    }
    for (const name of await caches.keys()) found.push([`cache ${name}`, []]);
    add("the tab", [window.name, document.title, document.cookie, JSON.stringify(history.state)]);
    return found;
  });
  return kept.map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes) }));
}
