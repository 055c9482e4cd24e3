import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { startCluster, stopCluster } from "@/db/embedded/cluster";
import { migrateDatabase } from "@/db/migrate";

declare module "vitest" {
  export interface ProvidedContext {
    cluster: { port: number; password: string };
  }
}

/** One throw-away cluster for all database tests, with one migrated database to copy from. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), "rp-test-"));
  const password = "only-for-this-test-run";
  const cluster = await startCluster(folder, password, { durable: false });
  const admin = postgres({
    host: "127.0.0.1",
    port: cluster.port,
    user: "postgres",
    password,
    database: "postgres",
    max: 1,
  });
  await admin.unsafe(`create role rp_owner login nobypassrls password '${password}'`);
  await admin.unsafe(`create role rp_app login nobypassrls password '${password}'`);
  await admin.unsafe("create database template_rp owner rp_owner");
  await migrateDatabase(`postgres://rp_owner:${password}@127.0.0.1:${cluster.port}/template_rp`, "rp_app");
  await admin.end();
  project.provide("cluster", { port: cluster.port, password });
  return async () => {
    await stopCluster(cluster);
    rmSync(folder, { recursive: true, force: true });
  };
}
