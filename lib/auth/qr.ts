import { encode } from "uqr";

/** A text as a QR code: one SVG path over its dark squares, and the size of the field that it is drawn on. */
export function drawQr(text: string): { path: string; size: number } {
  // Four light squares around it are part of the code: without them a camera does not find it.
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return { path, size };
}
