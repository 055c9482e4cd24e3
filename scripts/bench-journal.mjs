// `npm run bench:journal`. How fast the journal is at 100, 1,000 and 10,000 reflections; prints a table, writes JSON.
import { handOver } from "./node24.mjs";

await handOver("bench-all.ts", ["journal.bench", ...process.argv.slice(2)]);
