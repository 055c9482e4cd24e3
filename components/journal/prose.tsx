import { lexer, type Token, type Tokens } from "marked";
import type { ReactNode } from "react";
import styles from "./write.module.css";

type Keyed = { key: string; token: Token };

// Tokens have no ids of their own, and never change places within one text.
const keyed = (tokens: readonly Token[]): Keyed[] => tokens.map((token, at) => ({ key: `${at} ${token.type}`, token }));

// Only addresses that a person would follow on purpose. Nothing is fetched: a picture is shown as its words.
const safeLink = (href: string): string | null => (/^(https?:|mailto:)/i.test(href) ? href : null);

function Inline({ tokens }: { tokens: readonly Token[] }): ReactNode {
  return keyed(tokens).map(({ key, token }) => <InlineToken key={key} token={token} />);
}

function InlineToken({ token }: { token: Token }): ReactNode {
  switch (token.type) {
    case "strong":
      return (
        <strong>
          <Inline tokens={(token as Tokens.Strong).tokens} />
        </strong>
      );
    case "em":
      return (
        <em>
          <Inline tokens={(token as Tokens.Em).tokens} />
        </em>
      );
    case "del":
      return (
        <del>
          <Inline tokens={(token as Tokens.Del).tokens} />
        </del>
      );
    case "codespan":
      return <code>{(token as Tokens.Codespan).text}</code>;
    case "br":
      return <br />;
    case "link": {
      const { href, tokens } = token as Tokens.Link;
      const safe = safeLink(href);
      return safe ? (
        <a href={safe} rel="noreferrer noopener">
          <Inline tokens={tokens} />
        </a>
      ) : (
        token.raw
      );
    }
    case "escape":
    case "text": {
      const { tokens, text } = token as Tokens.Text;
      return tokens ? <Inline tokens={tokens} /> : text;
    }
    // Raw HTML, pictures and anything that a later version of the reader knows: as it was typed.
    default:
      return token.raw;
  }
}

function Block({ token }: { token: Token }): ReactNode {
  switch (token.type) {
    case "space":
      return null;
    // A journal's own headings stay below the page's: they are words in bold, not parts of the page.
    case "heading":
      return (
        <p className="writing">
          <strong>
            <Inline tokens={(token as Tokens.Heading).tokens} />
          </strong>
        </p>
      );
    case "blockquote":
      return (
        <blockquote>
          <Blocks tokens={(token as Tokens.Blockquote).tokens} />
        </blockquote>
      );
    case "list": {
      const { ordered, start, items } = token as Tokens.List;
      const lines = keyed(items).map(({ key, token: item }) => (
        <li key={key} className="writing">
          <Blocks tokens={(item as Tokens.ListItem).tokens} inline />
        </li>
      ));
      return ordered ? <ol start={Number(start) || 1}>{lines}</ol> : <ul>{lines}</ul>;
    }
    case "hr":
      return <hr />;
    case "paragraph":
      return (
        <p className="writing">
          <Inline tokens={(token as Tokens.Paragraph).tokens} />
        </p>
      );
    case "text":
      return <InlineToken token={token} />;
    default:
      return <p className="writing">{token.raw.trim()}</p>;
  }
}

function Blocks({ tokens, inline = false }: { tokens: readonly Token[]; inline?: boolean }): ReactNode {
  return keyed(tokens).map(({ key, token }) =>
    inline && token.type === "text" ? <InlineToken key={key} token={token} /> : <Block key={key} token={token} />,
  );
}

function tokensOf(text: string): readonly Token[] {
  try {
    return lexer(text, { gfm: true, breaks: true });
  } catch {
    // Nested deeper than the reader can follow: the words as they are.
    return [{ type: "plain", raw: text }];
  }
}

/** A text as it was written, with light Markdown shown: no HTML of its own runs, and nothing is fetched for it. */
export function Prose({ text }: { text: string }) {
  return (
    <div className={styles.prose}>
      <Blocks tokens={tokensOf(text)} />
    </div>
  );
}
