export const dynamic = "force-dynamic";

/**
 * Pages are the same files in a demonstration and in a real group, so the running server decides here whether the
 * band is seen.
 */
export function GET() {
  const sheet = process.env.DEMONSTRATION === "1" ? ".demonstration-band{display:block}\n" : "";
  return new Response(sheet, {
    headers: { "Content-Type": "text/css; charset=utf-8", "Cache-Control": "no-store" },
  });
}
