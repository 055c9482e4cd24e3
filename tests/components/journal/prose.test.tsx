import { render, screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { Prose } from "@/components/journal/prose";

const shown = (text: string) => render(<Prose text={text} />).container;
const plain = "P,BR,STRONG,EM,DEL,CODE,A,UL,OL,LI,BLOCKQUOTE,HR,DIV".split(",");
const elements = (container: HTMLElement) => [...container.querySelectorAll("*")].map(({ tagName }) => tagName);

describe("HTML in a text", () => {
  it.each([
    "<script>alert(1)</script>",
    '<img src="https://example.org/seen.png" onerror="alert(1)">',
    '<iframe src="https://example.org"></iframe>',
    "<style>body { display: none }</style>",
    "words <b onclick=alert(1)>bold</b> words",
    '<a href="javascript:alert(1)">press</a>',
    '<svg><script href="data:text/javascript,alert(1)"/></svg>',
    "<!-- a comment -->",
    '<form action="https://example.org"><input name="q"></form>',
    "<details open ontoggle=alert(1)>x</details>",
    "a\n\n<div>\n\n**bold**\n\n</div>",
    "- <script>alert(1)</script>\n- <img src=x onerror=alert(1)>",
    "> <object data=x></object>",
    "# <video src=x onerror=alert(1)>",
  ])("is shown as it was typed: %s", (text) => {
    const container = shown(text);
    expect(elements(container).filter((name) => !plain.includes(name))).toEqual([]);
    for (const element of container.querySelectorAll("*"))
      expect(element.getAttributeNames().filter((name) => !["class", "href", "rel", "start"].includes(name))).toEqual(
        [],
      );
    const typed = text.match(/<[^>]+>/g) ?? [];
    expect(typed.length).toBeGreaterThan(0);
    for (const tag of typed) expect(container.textContent).toContain(tag);
  });
});

describe("a link", () => {
  it("goes where a person would go on purpose", () => {
    shown("[a page](https://example.org/a?b=1&c=2) and [a letter](mailto:a@example.org)");
    const [page, letter] = screen.getAllByRole("link");
    expect(page?.getAttribute("href")).toBe("https://example.org/a?b=1&c=2");
    expect(page?.getAttribute("rel")).toBe("noreferrer noopener");
    expect(letter?.getAttribute("href")).toBe("mailto:a@example.org");
  });

  it.each([
    "[press](javascript:alert(1))",
    "[press](JaVaScRiPt:alert(1))",
    "[press](java&#115;cript:alert(1))",
    "[press](&#106;avascript:alert(1))",
    "[press](<javascript:alert(1)>)",
    "[press](data:text/html,x)",
    "[press](vbscript:x)",
    "[press](file:///etc/passwd)",
    "[press](/journal/read)",
    "[press](//example.org)",
    "[press](blob:https://example.org/1)",
    "<javascript:alert(1)>",
    "[press][there]\n\n[there]: javascript:alert(1)",
  ])("is none in %s", (text) => {
    const container = shown(text);
    expect(container.querySelector("a")).toBeNull();
    expect(container.textContent).toMatch(/press|javascript/i);
  });
});

describe("a picture", () => {
  it("is shown as its words, and nothing is fetched", () => {
    const asked = vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("no network"));
    const made = vi.spyOn(document, "createElement");
    const container = shown(
      "![a face](https://example.org/face.png) and ![two][there]\n\n[there]: https://example.org/2.png",
    );
    expect(container.querySelector("img, picture, source, video")).toBeNull();
    expect(container.textContent).toContain("![a face](https://example.org/face.png)");
    expect(container.textContent).toContain("![two][there]");
    expect(asked).not.toHaveBeenCalled();
    expect(made.mock.calls.map(([name]) => name)).not.toContain("img");
  });
});

describe("words", () => {
  it.each([
    "a < b & \"c\" > 'd'",
    "5 > 3 && 2 < 4",
    "AT&T; &amp",
    "100% \\o/ ~5 #1",
    "x_y_z snake_case",
    "🌧️ é e\u0301 \u200d",
  ])("stand as they were typed: %s", (text) => {
    expect(shown(text).textContent).toBe(text);
  });

  it("in code stand as they were typed", () => {
    expect(shown('`a < b & "c"`').querySelector("code")?.textContent).toBe('a < b & "c"');
  });

  it("keep their lines and paragraphs", () => {
    const container = shown("one\ntwo\n\nthree");
    const [first, second] = container.querySelectorAll("p");
    expect(first?.querySelectorAll("br")).toHaveLength(1);
    expect(first?.textContent).toBe("onetwo");
    expect(second?.textContent).toBe("three");
  });

  it("may be strong, stressed or struck out", () => {
    const container = shown("**strong** and *stressed* and ~~struck~~");
    for (const [name, text] of [
      ["strong", "strong"],
      ["em", "stressed"],
      ["del", "struck"],
    ] as const)
      expect(container.querySelector(name)?.textContent).toBe(text);
  });

  it("make lists, numbered from where they begin, one in another", () => {
    shown("3. three\n4. four\n   - inner\n\n- **a**\n- b");
    const [numbered, inner, dots] = screen.getAllByRole("list");
    expect(numbered).toHaveAttribute("start", "3");
    expect(numbered).toContainElement(inner as HTMLElement);
    expect(within(inner as HTMLElement).getByText("inner")).toBeVisible();
    expect(within(dots as HTMLElement).getAllByRole("listitem")).toHaveLength(2);
    expect(within(dots as HTMLElement).getByText("a").tagName).toBe("STRONG");
  });

  it("may quote, and be parted by a rule", () => {
    const container = shown("> said **so**\n> again\n\n---\n\nafter");
    expect(container.querySelector("blockquote strong")?.textContent).toBe("so");
    expect(container.querySelector("hr")).not.toBeNull();
  });

  it("are no heading of the page, whatever they begin with", () => {
    const container = shown("# Title\n\nUnder it\n===");
    expect(container.querySelector("h1, h2, h3, h4, h5, h6")).toBeNull();
    expect(container.querySelector("strong")?.textContent).toBe("Title");
  });

  it("from right to left are left as they are, marks and all", () => {
    const text = "שלום עולם, **חזק** and English \u2067إلى اليسار\u2069";
    const container = shown(text);
    expect(container.textContent).toBe(text.replaceAll("**", ""));
    expect(container.querySelector("strong")?.textContent).toBe("חזק");
  });

  it("of any length and shape do not break the page", () => {
    for (const text of [
      "",
      " ",
      "\n\n",
      "*".repeat(3000),
      "> ".repeat(200),
      "[".repeat(2000),
      "\ud800 alone",
      "a".repeat(20_000),
    ])
      expect(() => shown(text)).not.toThrow();
  });
});
