import { expect, test } from "vitest";
import { joiningInWords } from "@/components/joining/joining-words";
import { answersOf, joinRequest, noAnswers } from "@/lib/join-requests/input";
import { mayAnswer, questionsFor, readyWords } from "@/lib/join-requests/rules";
import { bestOf, joiningOn, missingDuties } from "@/lib/joining/rules";

const groupId = "6f1f8d52-1b52-4f6e-9d3e-6a2f3f6f0a11";
const good = {
  ...noAnswers,
  groupId,
  name: "Ana",
  email: "ana@example.org",
  role: "I listen",
  draws: "Others",
  dates: "yes",
  wantsTalk: "no",
  privacy: true,
};
const wrong = (more: object) => {
  const parsed = joinRequest.safeParse({ ...good, ...more });
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};

test("a request as people write it is taken: plus signs, other alphabets, line ends of a form", () => {
  const parsed = joinRequest.parse({
    ...good,
    name: "  Siân Ó Briain 李  ",
    email: " Ana+Group@Example.ORG ",
    draws: "One\r\nTwo",
    role: "Łącznik / قائد",
  });
  expect(parsed).toMatchObject({ name: "Siân Ó Briain 李", email: "ana+group@example.org", draws: "One\nTwo" });
});

test("what would break a mail's head or turn a page's direction is refused in words, never dropped unseen", () => {
  for (const name of ["Ana\r\nBcc: all@example.org", "Ana\nX", "A\u0000na", "Ana\u202egnp", "An\u2028a"])
    expect(wrong({ name })).toEqual([
      "name: Use one line, without hidden characters. Try to type it instead of pasting it",
    ]);
  for (const email of [
    "a@b.example\nBcc: c@d.example",
    "a@b.example, c@d.example",
    "Ana <a@b.example>",
    "jürgen@bücher.example",
  ])
    expect(wrong({ email })).toEqual(["email: Enter an email address, like name@example.org"]);
});

test("what is too long is refused with its limit, whatever its length", () => {
  expect(wrong({ email: `${"a".repeat(288)}@example.org` })).toContain(
    "email: Use an email address of 254 characters or fewer",
  );
  expect(wrong({ draws: "x".repeat(100_000) })).toEqual(["draws: Use 2,000 characters or fewer"]);
  expect(wrong({ name: "x".repeat(101), role: "y".repeat(100_000) })).toEqual([
    "name: Use 100 characters or fewer",
    "role: Use 200 characters or fewer",
  ]);
});

test("access needs want a yes of their own, also while other answers are missing; a yes alone is fine", () => {
  const missing = "needsConsent: Tick the box if we may keep what you need, or take your answers here away";
  expect(wrong({ needs: ["captions"] })).toEqual([missing]);
  expect(wrong({ needsWords: "A quiet room", name: "" })).toContain(missing);
  expect(wrong({ needs: ["captions"], needsConsent: true })).toEqual([]);
  expect(wrong({ needsConsent: true })).toEqual([]);
  expect(wrong({ needs: ["a diagnosis"], needsConsent: true })).toHaveLength(1);
});

test("nothing goes without agreeing, nor when a program filled in the box that people leave empty", () => {
  expect(wrong({ privacy: false })).toEqual(["privacy: Tick the box if you agree, so that we may keep your answers"]);
  expect(wrong({ website: "https://buy.example" })[0]).toMatch(/^website: Empty this box/);
});

test("a posted form is read field by field, and what is not of it is left out", () => {
  const form = new FormData();
  for (const [name, value] of [
    ["name", "Ana"],
    ["needs", "captions"],
    ["needs", "breaks"],
    ["privacy", "yes"],
    ["state", "accepted"],
    ["$ACTION_REF_1", ""],
  ] as const)
    form.append(name, value);
  form.append("role", new Blob(["a file"]));
  expect(answersOf(form)).toEqual({ ...noAnswers, name: "Ana", needs: ["captions", "breaks"], privacy: true });
  for (const other of [null, 7, "text", [], { needs: null }]) expect(joinRequest.safeParse(other).success).toBe(false);
});

test("the group's own question comes last, where there is one", () => {
  expect(questionsFor("").at(-1)).toBe("knows");
  expect(questionsFor("Tea?").at(-1)).toBe("ownAnswer");
});

test("an answer can be taken back, and nothing is done twice", () => {
  expect(mayAnswer("waiting")).toEqual(["accept", "hold", "list", "decline"]);
  expect(mayAnswer("held")).toEqual(["accept", "list", "decline", "take-back"]);
  expect(mayAnswer("listed")).not.toContain("list");
  for (const state of ["accepted", "declined"] as const) expect(mayAnswer(state)).toEqual(["take-back"]);
  for (const answer of ["decline", "hold", "list"] as const)
    expect(readyWords(answer, { asker: "Ana", facilitator: "Rowan" })).toMatch(/^Hello Ana,\n\n[\s\S]+\n\nRowan$/);
});

test("a closed group is open from its day on, and the landing page says the best of several", () => {
  const set = { joining: "closed", opensOn: "2031-03-02" } as const;
  expect([joiningOn(set, "2031-03-01"), joiningOn(set, "2031-03-02")]).toEqual(["closed", "open"]);
  expect(joiningOn({ joining: "list", opensOn: "2031-03-02" }, "2031-04-01")).toBe("list");
  const closed = { state: "closed", opensOn: null } as const;
  const later = { state: "closed", opensOn: "2031-06-01" } as const;
  const sooner = { state: "closed", opensOn: "2031-05-01" } as const;
  expect(bestOf([closed, later, sooner])).toBe(sooner);
  expect(bestOf([closed, { state: "list", opensOn: null }])?.state).toBe("list");
  expect(bestOf([])).toBeNull();
  const now = new Date("2031-01-01T12:00:00Z");
  expect(joiningInWords(sooner, now)).toMatchObject({ short: "Opens to new members on Thursday 1 May", ask: null });
  expect(joiningInWords({ state: "list", opensOn: null }, now)).toMatchObject({ ask: "Ask for the waiting list" });
  expect(joiningInWords(null, now).ask).toBeNull();
});

test("what is missing before a group may open is named, one by one", () => {
  const held = {
    responsible: "A",
    contact: "a@b.example",
    registration: "",
    suppliers: "None",
    backupDays: 0,
    retentionReadOn: "2031-01-01",
  };
  expect(missingDuties(held)).toEqual([]);
  expect(missingDuties({ ...held, backupDays: null, contact: "" })).toEqual(["contact", "backup-days"]);
});
