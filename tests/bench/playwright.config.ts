import { defineConfig } from "@playwright/test";
import tests from "../../playwright.config";

export default defineConfig({
  ...tests,
  testDir: ".",
  testMatch: "*.bench.ts",
  globalSetup: "../support/sites.ts",
  outputDir: "../../test-results",
  workers: 1,
  timeout: 1_800_000,
  reporter: "line",
});
