// `npm run bench:mail`. 5,000 mails to a server on this machine, with the sending process killed on the way.
import { handOver } from "./node24.mjs";

await handOver("bench-all.ts", ["mail.bench", ...process.argv.slice(2)]);
