import { readFileSync } from "node:fs";

export const dynamic = "force-static";

/** The page that opens a sealed copy without this site: handed out to be saved, and never run here. */
export function GET() {
  return new Response(readFileSync("offline/open-journal.html"), {
    headers: {
      "Content-Type": "application/octet-stream",
      "Content-Disposition": 'attachment; filename="open-journal.html"',
    },
  });
}
