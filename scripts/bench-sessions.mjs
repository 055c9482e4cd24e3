// `npm run bench:sessions`. How fast an agenda is read and published, and a calendar fed; prints a table, writes JSON.
import { handOver } from "./node24.mjs";

await handOver("bench-all.ts", ["sessions.bench", ...process.argv.slice(2)]);
