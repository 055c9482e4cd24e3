// `npm run door:code`. Installs what is missing, then hands over to the Node that this project pins.
import { handOver } from "./node24.mjs";

await handOver("make-door-code.ts", process.argv.slice(2));
