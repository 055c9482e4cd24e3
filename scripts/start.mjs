// `npm start` and `npm run dev`. Plain JavaScript, because the machine's own Node may be old: installs what is missing,
// then hands over to the Node that this project pins.
import { handOver } from "./node24.mjs";

await handOver("launch.ts", process.argv.slice(2));
