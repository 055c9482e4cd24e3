// `npm test`. Installs what is missing, then hands over to the Node that this project pins.
import { handOver } from "./node24.mjs";

await handOver("test-all.ts", process.argv.slice(2));
