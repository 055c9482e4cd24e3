import { markedPieces } from "@/lib/journal/vault/search";

/** A text with the looked-for words marked. */
export function Marked({ text, of }: { text: string; of: string }) {
  if (of.trim() === "") return text;
  let at = 0;
  return markedPieces(text, of).map((piece) => {
    const key = at;
    at += piece.text.length;
    return piece.marked ? <mark key={key}>{piece.text}</mark> : piece.text;
  });
}
