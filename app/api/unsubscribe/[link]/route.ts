import { linkRoute, nothingThere, readBody, textAnswer } from "@/lib/auth/route";
import { stopMail } from "@/lib/messages/commands/choices";

async function fieldsOf(request: Request): Promise<FormData | null> {
  const body = await readBody(request, 4096);
  const type = request.headers.get("content-type") ?? "";
  if (!body) return null;
  return new Response(new Uint8Array(body), { headers: { "Content-Type": type } }).formData().catch(() => null);
}

/** Stops one kind of mail to whom the link names: a mail program says One-Click by itself, and our page's button too. */
export const POST = linkRoute(async (request) => {
  const link = new URL(request.url).pathname.split("/").at(-1) ?? "";
  const fields = await fieldsOf(request);
  if (fields?.get("List-Unsubscribe") !== "One-Click") return nothingThere();
  if (!(await stopMail(link))) return nothingThere();
  // A mail program must not be sent anywhere else; a person wants to see that it is done.
  if (!fields.has("page")) return textAnswer("Stopped.\n", "plain");
  return new Response(null, {
    status: 303,
    headers: { Location: `/unsubscribe/${link}`, "Cache-Control": "no-store" },
  });
});
