// `npm run bench:door`. What signing in costs others, and whether its times tell who has an account; prints a table, writes JSON.
import { handOver } from "./node24.mjs";

await handOver("bench-all.ts", ["door.bench", ...process.argv.slice(2)]);
