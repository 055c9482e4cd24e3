import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const resolve = {
  alias: [
    { find: /^server-only$/, replacement: here("./node_modules/server-only/empty.js") },
    { find: /^@\//, replacement: here("./") },
  ],
};

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          environment: "node",
          include: ["tests/unit/**/*.test.ts", "tests/architecture.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        resolve,
        plugins: [react()],
        test: {
          name: "components",
          environment: "jsdom",
          include: ["tests/components/**/*.test.tsx"],
          setupFiles: ["tests/support/components.ts"],
        },
      },
      {
        resolve,
        test: {
          name: "database",
          environment: "node",
          include: ["tests/database/**/*.test.ts"],
          globalSetup: ["tests/support/cluster.ts"],
          setupFiles: ["tests/support/database.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve,
        test: {
          name: "launch",
          environment: "node",
          include: ["tests/launch/**/*.test.ts"],
          // Builds, and many whole starts: what a loaded machine may need, not what a test takes.
          testTimeout: 600_000,
          // Most of their time is waiting for an end, so that more of them than there are processors pays.
          maxWorkers: 4,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
