import { createHash, randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, inject } from "vitest";

const { port, password } = inject("cluster");
const name = `test_${randomUUID().replaceAll("-", "")}`;
const admin = postgres({ host: "127.0.0.1", port, user: "postgres", password, database: "postgres", max: 1 });
await admin.unsafe(`create database ${name} template template_rp owner rp_owner`);

const url = (role: string) => `postgres://${role}:${password}@127.0.0.1:${port}/${name}`;
const secret = (of: string) => createHash("sha256").update(`a test's ${of}`).digest("hex");
// Set before any module under test reads its settings: this file runs first in each test file's process.
Object.assign(process.env, {
  DATABASE_URL: url("rp_app"),
  PEPPER: secret("pepper"),
  PRELOGIN_KEY: secret("prelogin key"),
  SIGN_IN_KEY: secret("sign-in key"),
  LOG_LEVEL: "silent",
});

/** This file's own database, copied from the migrated template. */
export function testDatabase(): { appUrl: string; ownerUrl: string; superuserUrl: string } {
  return { appUrl: url("rp_app"), ownerUrl: url("rp_owner"), superuserUrl: url("postgres") };
}

afterAll(async () => {
  await admin.unsafe(`drop database ${name} with (force)`);
  await admin.end();
});
