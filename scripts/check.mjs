// `npm run check`. Seconds, no database: types, lint, import directions, unused code, unit and component tests.
import { handOver } from "./node24.mjs";

await handOver("test-all.ts", ["--check"]);
