// `npm run offline`. Makes the page that opens a sealed copy without the site.
import { handOver } from "./node24.mjs";

await handOver("offline-page.ts", []);
