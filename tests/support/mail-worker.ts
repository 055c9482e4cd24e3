// A process of its own that sends what waits, as the server does. Started with --conditions=react-server; says "ready".
import { endEverything } from "../../lib/ending.ts";
import { startSending } from "../../lib/messages/commands/worker.ts";

process.on("SIGTERM", () => void endEverything().then(() => process.exit(0)));
process.on("disconnect", () => process.exit(1));
await startSending();
process.send?.("ready");
