import { describe, expect, it } from "vitest";
import { partsChanged, wordsOf } from "@/lib/messages/rules";

const before = { minutes: 90, way: "online", joinLink: "https://meet.example.org/room", place: null };
const when = { day: "Thursday 26 November", times: "10am to 11:30am", link: "https://group.example.org/sessions/7" };

describe("a message about a change", () => {
  it("names what changed, and holds neither the place nor the link to join", () => {
    const after = { ...before, way: "both", place: "12 Secret Street" };
    const changes = partsChanged(before, after);
    expect(changes).toEqual(["joining", "place"]);
    const { body } = wordsOf("session-changed", { ...when, changes });
    expect(body).toContain("session on Thursday 26 November, 10am to 11:30am, has changed: how to join and the place.");
    expect(body).not.toMatch(/Secret|meet\.example/);
  });

  it("says of a move what else changed, and to say again who can come", () => {
    const changes = partsChanged(before, { ...before, minutes: 60 });
    const { body } = wordsOf("session-moved", { ...when, changes });
    expect(body).toContain(
      "What else changed: how long it is. If you had said whether you can come, please say it again",
    );
    expect(wordsOf("session-moved", { ...when, changes: [] }).body).not.toContain("What else");
  });

  it("is none where nothing of it changed", () => {
    expect(partsChanged(before, { ...before })).toEqual([]);
  });
});
