/*
 * Serves the site. Our own server around Next for what Next leaves open: where a request really came from, headers on every
 * single answer, an end when the launcher ends, and a log without what people sent.
 */
import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import next from "next";
import { endEverything } from "../lib/ending.ts";
import { env } from "../lib/env.ts";
import { log } from "../lib/log.ts";

const development = process.env.NODE_ENV !== "production";
const hostname = process.env.HOST ?? "127.0.0.1";
const port = Number(process.env.PORT ?? 3000);
const publicUrl = process.env.PUBLIC_URL ? new URL(process.env.PUBLIC_URL) : null;
const behindProxy = process.env.TRUST_PROXY === "1";

const features = [
  "accelerometer",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "hid",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "serial",
  "usb",
];
const everywhere: Record<string, string> = {
  // For answers that nobody gave a policy of their own: nothing may load, nothing may frame.
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": features.map((feature) => `${feature}=()`).join(", "),
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  ...(publicUrl?.protocol === "https:" ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" } : {}),
};

function address(request: IncomingMessage): string {
  const forwarded = request.headers["x-forwarded-for"];
  const last = (Array.isArray(forwarded) ? forwarded.join(",") : forwarded)?.split(",").at(-1)?.trim();
  return (behindProxy && last) || request.socket.remoteAddress || "unknown";
}

// A name that is not ours in front of our address is how a page elsewhere would reach a server on this machine.
function isOurHost(host: string | undefined): boolean {
  if (!host || !URL.canParse(`http://${host}`)) return false;
  const { hostname: name } = new URL(`http://${host}`);
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(name) || name === publicUrl?.hostname;
}

// Next answers an address that cannot be decoded with an error of the server's, which it is not.
function isReadable(address: string | undefined): boolean {
  try {
    decodeURIComponent(address?.split("?")[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

// Asked here, because Next reports what its own start-up throws, and goes on serving without it.
try {
  // What next-auth signs its own short-lived cookies with: made from the sign-in key, one secret fewer to keep.
  process.env.NEXTAUTH_SECRET = createHmac("sha256", env().signInKey).update("rj1/next-auth").digest("hex");
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}

const app = next({ dev: development, hostname, port });
const server = createServer();

function plain(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" }).end(`${words}\n`);
}

await app.prepare();
// Next prints an error with all that hangs on it: the values of a query, the start of a body, an address asked for. Those
// with a digest have gone through instrumentation.ts; of the others the log keeps the cause.
if (!development) {
  console.error = console.warn = (...said: unknown[]) => {
    const error = said.find((one) => one instanceof Error);
    if (!error || !("digest" in error)) log.warn(error ? { err: error } : {}, "Next reported something");
  };
}
const handle = app.getRequestHandler();
const open = new Set<ServerResponse>();
server.on("request", async (request, response) => {
  open.add(response);
  response.once("close", () => open.delete(response));
  for (const [name, value] of Object.entries(everywhere)) response.setHeader(name, value);
  if (!isOurHost(request.headers.host)) return plain(response, 421, "This is not the address of this site.");
  if (!isReadable(request.url)) return plain(response, 400, "This address cannot be read.");
  // What a visitor says about the address, the path or the policy is not believed: those are ours to say.
  const from = address(request);
  for (const name of Object.keys(request.headers))
    if (/^x-(forwarded|client|path|nonce|middleware|next)/.test(name)) delete request.headers[name];
  delete request.headers["content-security-policy"];
  request.headers["x-client-address"] = from;
  // Next compares where an action is sent from with this: a proxy in front may have put its own name into Host.
  if (publicUrl) request.headers["x-forwarded-host"] = publicUrl.host;
  try {
    await handle(request, response);
  } catch {
    if (response.headersSent) response.destroy();
    else plain(response, 500, "Something went wrong here. Nothing you saved is lost. Please try again.");
  }
});
server.on("clientError", (_error, socket) => {
  if (!socket.writable) return;
  const headers = Object.entries(everywhere).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 400 Bad Request\r\n${headers.join("")}Connection: close\r\n\r\n`);
});

function stop(): void {
  const closed = new Promise((done) => server.close(done));
  void Promise.all([closed, endEverything()]).then(() => process.exit(0));
  server.closeIdleConnections();
  // Whoever follows a running session goes on by asking, so nobody has to wait for an answer that has no end.
  for (const one of open) if (one.getHeader("content-type") === "text/event-stream") one.destroy();
  // Long enough for a save or a mail on its way, short enough for Ctrl-C.
  setTimeout(() => process.exit(0), env().mail ? 8000 : 3000).unref();
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
process.on("disconnect", stop);
server.on("error", (error) => {
  process.stderr.write(`The site cannot listen on ${hostname}:${port}: ${error.message}\n`);
  process.exit(1);
});
server.listen(port, hostname, () => process.send?.("ready"));
