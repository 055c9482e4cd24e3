import { describe, expect, it } from "vitest";
import { asHtml, asText, plainName } from "@/lib/mail/letter";
import { readMailServer, readSender } from "@/lib/mail/server-settings";
import { failureOf } from "@/lib/mail/transport";
import { readSettings } from "@/scripts/settings";

describe("the mail server's address", () => {
  it("is read with its port, its sealing, and a name and password that were percent-encoded", () => {
    expect(readMailServer("smtps://mail.example.org")).toEqual({
      host: "mail.example.org",
      port: 465,
      secure: true,
      auth: null,
    });
    expect(readMailServer("smtp://a%40b:p%3Aw%2F@mail.example.org")).toEqual({
      host: "mail.example.org",
      port: 587,
      secure: false,
      auth: { user: "a@b", pass: "p:w/" },
    });
    expect(readMailServer("smtp://[::1]:2525/")).toMatchObject({ host: "::1", port: 2525 });
  });

  it.each([
    "mail.example.org",
    "https://mail.example.org",
    "smtp://",
    "smtp://name@mail.example.org",
    "smtp://:word@mail.example.org",
    "smtp://name:%zz@mail.example.org",
    "smtp://name:a%0d%0ab@mail.example.org",
    "smtp://mail.example.org/path",
    "smtp://mail.example.org?pool=true",
  ])("is none in %s", (given) => {
    expect(readMailServer(given)).toBeNull();
  });

  it("is told to be wrong by the name of its setting alone, before anything starts", () => {
    const given = {
      PUBLIC_URL: "https://group.example.org",
      MAIL_FROM: "group@example.org",
      SMTP_URL: "smtp://mail.example.org",
    };
    const read = (more: Partial<typeof given>) =>
      readSettings(["--empty"], { ...given, ...more } as unknown as NodeJS.ProcessEnv);
    expect(read({}).mail).toEqual({ SMTP_URL: given.SMTP_URL, MAIL_FROM: given.MAIL_FROM });
    expect(read({ SMTP_URL: "" }).mail).toBeNull();
    const secret = "http://name:planted-password@mail.example.org";
    expect(() => read({ SMTP_URL: secret })).toThrow(/^SMTP_URL must be/);
    expect(() => read({ SMTP_URL: secret })).not.toThrow(/planted/);
    expect(() => read({ MAIL_FROM: "" })).toThrow(/^MAIL_FROM is missing/);
    expect(() => read({ MAIL_FROM: "planted" })).toThrow(/^MAIL_FROM must be/);
    expect(() => read({ MAIL_FROM: "planted" })).not.toThrow(/planted/);
    expect(() => read({ PUBLIC_URL: "" })).toThrow(/^PUBLIC_URL is missing/);
    expect(() => readSettings([], given as unknown as NodeJS.ProcessEnv)).toThrow(/demonstration sends no mail/);
  });
});

describe("who mail is from", () => {
  it("is an address, with a name or without", () => {
    expect(readSender("group@example.org")).toEqual({ name: "", address: "group@example.org" });
    expect(readSender('"The group" <group@example.org>')).toEqual({ name: "The group", address: "group@example.org" });
    for (const wrong of ["", "nobody", "a@b, c@d", "A <a@b>\r\nBcc: x@y", "A <a b@c>"])
      expect(readSender(wrong)).toBeNull();
  });
});

describe("a letter", () => {
  const letter = {
    subject: "<b>Subject</b>",
    greets: "Zoë <i>\r\nX: 1\u202e",
    paragraphs: ['One & "two"\nand three'],
    link: { label: "Open", href: "https://group.example.org/a?b=1&c=2" },
    foot: ["Why"],
  };
  it("says in HTML what it says in words, and nothing in it can become HTML", () => {
    expect(asText(letter)).toBe(
      'Hello Zoë <i> X: 1,\n\nOne & "two"\nand three\n\nOpen:\nhttps://group.example.org/a?b=1&c=2\n\n-- \nWhy\n',
    );
    const page = asHtml(letter);
    expect(page).toContain("<p>Hello Zoë &lt;i&gt; X: 1,</p>");
    expect(page).toContain("<p>One &amp; &quot;two&quot;<br>and three</p>");
    expect(page).toContain('href="https://group.example.org/a?b=1&amp;c=2"');
    expect(page).not.toContain("<i>");
  });
  it("greets nobody by a name that is none", () => {
    expect(asText({ ...letter, greets: "" })).toMatch(/^Hello,\n/);
    expect(plainName("x".repeat(300))).toHaveLength(120);
  });
});

describe("a server's no", () => {
  it.each([
    [{ code: "EENVELOPE", responseCode: 550, command: "RCPT TO" }, "address", false],
    [{ code: "EMESSAGE", responseCode: 554, command: "DATA" }, "refused", false],
    [{ code: "EENVELOPE", responseCode: 450, command: "RCPT TO" }, "busy", true],
    [{ code: "EAUTH", responseCode: 535, command: "AUTH PLAIN" }, "sign-in", true],
    [{ code: "ECONNECTION" }, "away", true],
    [{ code: "ETIMEDOUT" }, "away", true],
    [new Error("anything"), "trouble", true],
  ] as const)("%j means %s", (error, why, again) => {
    expect(failureOf(error)).toEqual({ ok: false, why, again });
  });
});
