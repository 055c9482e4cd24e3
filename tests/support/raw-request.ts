import { connect } from "node:net";
import type { Site } from "./sites";

/** Bytes straight onto a connection, and what came back: for what no client would send. */
export function raw(
  site: Pick<Site, "url">,
  bytes: string,
): Promise<{ status: number; headers: Record<string, string> }> {
  return new Promise((done, failed) => {
    const socket = connect(Number(new URL(site.url).port), "127.0.0.1", () => socket.write(bytes));
    let text = "";
    socket.on("data", (part) => (text += part));
    socket.on("error", failed);
    socket.on("close", () => {
      const [first = "", ...lines] = (text.split("\r\n\r\n")[0] ?? "").split("\r\n");
      const headers = lines.map((line) => [
        line.slice(0, line.indexOf(":")).toLowerCase(),
        line.slice(line.indexOf(":") + 1).trim(),
      ]);
      done({ status: Number(first.split(" ")[1]), headers: Object.fromEntries(headers) });
    });
  });
}
