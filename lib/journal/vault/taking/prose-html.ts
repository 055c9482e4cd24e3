/*
 * Light Markdown as HTML text, for files. Only tags that are written here come out: everything that was typed is escaped,
 * HTML of its own is shown as it was typed, and nothing is fetched. The screen's Prose shows the same.
 */
import { lexer, type Token, type Tokens } from "marked";

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as HTML. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? "");

const inside = (tag: string, html: string) => `<${tag}>${html}</${tag}>`;
const inline = (tokens: readonly Token[] = []): string => tokens.map(inlineToken).join("");
const blocks = (tokens: readonly Token[] = [], inList = false): string =>
  tokens.map((token) => (inList && token.type === "text" ? inlineToken(token) : block(token))).join("");

function inlineToken(token: Token): string {
  switch (token.type) {
    case "strong":
    case "em":
    case "del":
      return inside(token.type, inline((token as Tokens.Strong).tokens));
    case "codespan":
      return inside("code", escapeHtml((token as Tokens.Codespan).text));
    case "br":
      return "<br>";
    case "link": {
      const { href, tokens, raw } = token as Tokens.Link;
      if (!/^(https?:|mailto:)/i.test(href)) return escapeHtml(raw);
      return `<a href="${escapeHtml(href)}" rel="noreferrer noopener">${inline(tokens)}</a>`;
    }
    case "escape":
    case "text": {
      const { tokens, text } = token as Tokens.Text;
      return tokens ? inline(tokens) : escapeHtml(text);
    }
    default:
      return escapeHtml(token.raw);
  }
}

function block(token: Token): string {
  switch (token.type) {
    case "space":
      return "";
    case "heading":
      return inside("p", inside("strong", inline((token as Tokens.Heading).tokens)));
    case "blockquote":
      return inside("blockquote", blocks((token as Tokens.Blockquote).tokens));
    case "list": {
      const { ordered, start, items } = token as Tokens.List;
      const lines = items.map(({ tokens }) => inside("li", blocks(tokens, true))).join("");
      return ordered ? `<ol start="${Number(start) || 1}">${lines}</ol>` : inside("ul", lines);
    }
    case "hr":
      return "<hr>";
    case "paragraph":
      return inside("p", inline((token as Tokens.Paragraph).tokens));
    case "text":
      return inlineToken(token);
    default:
      return inside("p", escapeHtml(token.raw.trim()));
  }
}

/** A text as it was written, with light Markdown shown. */
export function proseHtml(text: string): string {
  try {
    return blocks(lexer(text, { gfm: true, breaks: true }));
  } catch {
    // Nested deeper than the reader can follow: the words as they are.
    return `<p class="plain">${escapeHtml(text)}</p>`;
  }
}
