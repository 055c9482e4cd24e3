import { describe, expect, it } from "vitest";
import { behindInWords, leftInWords, saidOf } from "@/components/running/words";
import { acts, runStep } from "@/lib/running/input";
import { type Act, mayFollow, newerOf, type Stage, type StageItem, stepOf } from "@/lib/running/rules";
import { agenda, at, dilemma, going, item, minute, planned, startsAt, take } from "@/tests/support/stages";

const refusal = (stage: Stage, act: Act, minutes: number) => {
  const step = stepOf(stage, act, startsAt + minutes * minute, { number: 1, items: stage.items ?? [] });
  return step.ok ? null : step.reason;
};

describe("where a session is", () => {
  it("is at an item, with whole minutes left, until a time, and so much behind the agenda", () => {
    const now = going(dilemma(), 35);
    expect(now).toMatchObject({ phase: "on", position: 2, minutesLeft: 12, behind: 2 });
    expect(now.until).toBe(startsAt + 47 * minute);
    expect(leftInWords(now)).toBe("About 12 minutes left");
    expect(behindInWords(now.behind)).toBe("Running 2 minutes behind. That is fine.");
  });

  it("says one minute as one, and nothing less", () => {
    expect(leftInWords(going(dilemma(), 46.9))).toBe("About 1 minute left");
    expect(leftInWords(going(dilemma(), 47))).toBe("A little over. Take what you need.");
  });

  it("grows behind while an item goes over, and stays with that item", () => {
    const now = going(dilemma(), 60);
    expect(now).toMatchObject({ phase: "past-its-time", position: 2, minutesLeft: 0, until: null, behind: 15 });
  });

  it("runs ahead where an item took less than it was given", () => {
    const early = take(take(planned(), "start", 0), "move-on", 2);
    expect(behindInWords(going(early, 3).behind)).toBe("Running 3 minutes ahead. That is fine.");
    expect(behindInWords(going(take(planned(), "start", 0), 0).behind)).toBe("Running to time.");
  });

  it("stands still while it is paused, and goes on with what was left", () => {
    const paused = take(dilemma(), "pause", 35);
    expect(leftInWords(going(paused, 50))).toBe("Paused");
    expect(going(paused, 50)).toMatchObject({ minutesLeft: 12, until: null, behind: 17 });
    expect(going(take(paused, "go-on", 50), 50)).toMatchObject({ minutesLeft: 12, until: startsAt + 62 * minute });
  });

  it("marks the step that the item’s minutes have reached", () => {
    const steps = "5 min Telling\n5 min Questions\nTake your time.\n10 min What we notice";
    const run = take(planned([item("Dilemma", 20, steps)]), "start", 0);
    expect([0, 5, 12, 40].map((minutes) => going(run, minutes).step)).toEqual([0, 1, 2, 2]);
    expect(going(take(planned(), "start", 0), 1).step).toBeNull();
  });

  it("is none of this before it starts, without an agenda, cancelled, finished, or half a day on", () => {
    expect(at(planned(), 0)).toEqual({ phase: "before" });
    expect(at(planned(null), 0)).toEqual({ phase: "none" });
    expect(at({ ...dilemma(), cancelled: true }, 20)).toEqual({ phase: "cancelled" });
    expect(at(take(dilemma(), "finish", 40), 41)).toEqual({ phase: "over" });
    expect(at(dilemma(), 12 * 60 + 1)).toEqual({ phase: "over" });
  });
});

describe("the facilitator’s steps", () => {
  it("can be taken from two hours before the start until twelve hours after", () => {
    expect(refusal(planned(), "start", -121)).toBe("too-early");
    expect(refusal(planned(), "start", -120)).toBeNull();
    expect(refusal(planned(), "start", 12 * 60)).toBeNull();
    expect(refusal(planned(), "start", 12 * 60 + 1)).toBe("too-late");
    for (const act of acts.filter((one) => one !== "start"))
      expect(refusal(dilemma(), act, 12 * 60 + 1), act).toBe("too-late");
  });

  it("need a published agenda and a session that takes place", () => {
    expect(refusal(planned(null), "start", 0)).toBe("not-published");
    expect(refusal(planned(agenda, { cancelled: true }), "start", 0)).toBe("cancelled");
    expect(refusal({ ...dilemma(), cancelled: true }, "move-on", 20)).toBe("cancelled");
  });

  it("are refused where they make no sense", () => {
    const first = take(planned(), "start", 0);
    const last = take(dilemma(), "move-on", 45);
    expect(refusal(planned(), "move-on", 0)).toBe("not-started");
    expect(refusal(first, "start", 1)).toBe("over");
    expect(refusal(first, "back", 1)).toBe("nothing-before");
    expect(refusal(first, "go-on", 1)).toBe("not-paused");
    expect(refusal(take(first, "pause", 1), "pause", 2)).toBe("paused");
    expect(refusal(last, "move-on", 50)).toBe("no-next");
    expect(refusal(take(last, "finish", 50), "move-on", 51)).toBe("over");
    expect(stepOf(first, "use-changed", startsAt, null)).toEqual({ ok: false, reason: "not-changed" });
  });

  it("give five minutes from now where the time is up already", () => {
    expect(going(take(dilemma(), "five-more", 40), 40).minutesLeft).toBe(12);
    expect(going(take(dilemma(), "five-more", 60), 60).minutesLeft).toBe(5);
  });

  it("give no more than four hours on top", () => {
    let stage = dilemma();
    while (refusal(stage, "five-more", 18) === null) stage = take(stage, "five-more", 18);
    expect(refusal(stage, "five-more", 18)).toBe("long-enough");
    expect(stage.run?.extraMinutes).toBe(240);
  });

  it("finish for good only if nobody goes back", () => {
    expect(take(take(dilemma(), "finish", 30), "back", 31).run).toEqual(dilemma().run);
  });
});

describe("going back one", () => {
  it("brings the earlier item back as it was, with its extra minutes and pauses, also out of a pause", () => {
    const rich = take(take(take(dilemma(), "five-more", 20), "pause", 22), "go-on", 25);
    expect(take(take(rich, "move-on", 30), "back", 31).run).toEqual(rich.run);
    const paused = take(rich, "pause", 30);
    const returned = take(take(paused, "move-on", 34), "back", 35);
    expect(going(returned, 35).minutesLeft).toBe(going(rich, 31).minutesLeft);
  });
});

describe("a changed agenda", () => {
  const use = (items: StageItem[], stage = dilemma()) => take(stage, "use-changed", 25, { number: 2, items });

  it("is used from the same item on, which loses nothing of its time", () => {
    const stage = use([item("New first"), ...agenda.slice(1, 2), item("Dilemma", 40), item("Close")]);
    expect(stage.run).toMatchObject({ number: 2, position: 2, itemStartedAt: startsAt + 17 * minute });
    expect(going(stage, 25).minutesLeft).toBe(32);
  });

  it("goes to what comes after the last item behind, where the item of now is gone", () => {
    const stage = use([item("Settle", 5), item("Check in"), item("Something else"), item("Close")]);
    expect(stage.run).toMatchObject({ position: 2, itemStartedAt: startsAt + 25 * minute, extraMinutes: 0 });
    expect(use([item("All"), item("New")]).run).toMatchObject({ position: 0 });
  });
});

describe("what a screen does with what it hears", () => {
  it("keeps the later step, however late an earlier one comes", () => {
    const [one, two] = [take(planned(), "start", 0), dilemma()];
    expect(newerOf(two, one)).toBe(two);
    expect(newerOf(one, two)).toBe(two);
  });

  it("offers to follow from a quarter of an hour before, while it is on, and not afterwards", () => {
    const offered = (stage: Stage, minutes: number) => mayFollow(stage, startsAt + minutes * minute);
    expect([-16, -15, 89, 90].map((minutes) => offered(planned(), minutes))).toEqual([false, true, true, false]);
    expect(offered(take(planned(), "start", -60), -59)).toBe(true);
    expect(offered(dilemma(), 200)).toBe(true);
    expect(offered(take(dilemma(), "finish", 80), 81)).toBe(false);
    expect(offered(planned(null), 0)).toBe(false);
  });

  it("says an item, a pause and the end aloud in whole sentences", () => {
    expect(saidOf(at(dilemma(), 17), dilemma())).toBe("Now: Dilemma. About 30 minutes left.");
    const paused = take(dilemma(), "pause", 20);
    expect(saidOf(at(paused, 21), paused)).toBe("Paused, at: Dilemma.");
    const over = take(dilemma(), "finish", 20);
    expect(saidOf(at(over, 21), over)).toBe("This session is over.");
  });
});

describe("the input of a step", () => {
  it("takes a session, a version and a known act, and nothing else", () => {
    const good = { sessionId: "6f9619ff-8b86-4d01-b42d-00cf4fc964ff", version: 0, act: "start" };
    expect(runStep.safeParse(good).success).toBe(true);
    for (const bad of [{ sessionId: "1" }, { version: -1 }, { version: 1.5 }, { act: "skip" }, { act: undefined }])
      expect(runStep.safeParse({ ...good, ...bad }).success).toBe(false);
  });
});
