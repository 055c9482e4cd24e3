import { screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { afterPause, build, button, item, server, startClock, stopClock, titles } from "@/tests/support/builder";

beforeEach(() => {
  stopClock();
});
afterEach(startClock);

const dilemma = { id: crypto.randomUUID(), title: "Asked to speak for everyone", by: "Kit", planned: false };

describe("a dilemma in the builder", () => {
  it("is placed by its id alone, and taken off again, with the focus and words for it", async () => {
    const one = server();
    const { user } = build(one, { sources: { dilemmas: [dilemma] } });
    await user.click(button("Place a dilemma: Arrive"));
    await user.click(button("Asked to speak for everyone, from Kit"));
    expect(button("Take the dilemma off: Arrive")).toHaveFocus();
    expect(screen.getByText("“Asked to speak for everyone” placed in Arrive.")).toHaveAttribute("role", "status");
    await afterPause();
    await waitFor(() => expect(one.stored.items[0]?.dilemmaId).toBe(dilemma.id));
    expect(JSON.stringify(one.sent)).not.toContain("speak for everyone");
    // It stands in one item at a time.
    await user.click(button("Place a dilemma: Close"));
    expect(screen.getByText("No other dilemma is offered at the moment.")).toBeInTheDocument();
    await user.click(button("Take the dilemma off: Arrive"));
    expect(button("Place a dilemma: Arrive")).toHaveFocus();
    await afterPause();
    await waitFor(() => expect(one.stored.items[0]?.dilemmaId).toBeNull());
  });

  it("that is gone says so at its item, and everything typed stays until it is taken off", async () => {
    const one = server([{ ...item("Dilemma", 20), dilemmaId: dilemma.id }, item("Close", 5)]);
    const save = one.actions.saveDraft;
    one.actions.saveDraft = async (input) => {
      const { items } = input as { items: { dilemmaId?: string | null }[] };
      const at = items.findIndex(({ dilemmaId }) => dilemmaId === dilemma.id);
      if (at < 0) return save(input);
      return { ok: false, reason: "dilemma-gone", problems: [{ path: `items.${at}.dilemmaId`, message: "" }] };
    };
    const { user } = build(one, { sources: { dilemmas: [dilemma] } });
    expect(screen.queryByText(/^This dilemma was withdrawn/)).not.toBeInTheDocument();
    await user.type(screen.getByRole("textbox", { name: "Item 2" }), "!");
    await afterPause();
    expect(await screen.findByText(/^This dilemma was withdrawn/)).toBeInTheDocument();
    expect(titles()).toEqual(["Dilemma", "Close!"]);
    await user.click(button("Take the dilemma off: Dilemma"));
    await afterPause();
    await waitFor(() => expect(one.stored.items.map(({ title }) => title)).toEqual(["Dilemma", "Close!"]));
  });
});

describe("keys", () => {
  it("stay with their items when these move, and new items bring their own", async () => {
    const key = crypto.randomUUID();
    const one = server([{ ...item("A", 5), key }, item("B", 5)]);
    const { user } = build(one);
    await user.click(button("Move down: A"));
    await user.click(button("Add a break"));
    await afterPause();
    await waitFor(() => expect(one.stored.items).toHaveLength(3));
    expect(one.stored.items[1]).toMatchObject({ title: "A", key });
    expect(new Set(one.stored.items.map((each) => each.key)).size).toBe(3);
  });
});

describe("publishing", () => {
  it("waits for details of the session that are not saved", async () => {
    const one = server();
    const publish = vi.spyOn(one.actions, "publishAgenda");
    const { user } = build(one, { detailsUnsaved: true });
    await user.click(button("Publish and tell members"));
    expect(await screen.findByRole("link", { name: /details at the top are not saved yet/ })).toHaveAttribute(
      "href",
      "#session-details",
    );
    expect(publish).not.toHaveBeenCalled();
  });

  it("sends what changed, and whether members are told, only with a later version", async () => {
    const one = server();
    const publish = vi.spyOn(one.actions, "publishAgenda");
    const { user } = build(one);
    await user.click(button("Publish and tell members"));
    await screen.findByRole("link", { name: "See Messages" });
    expect(publish).toHaveBeenLastCalledWith(expect.objectContaining({ note: "", tell: true }));
    await user.type(screen.getByRole("textbox", { name: "Item 1" }), "!");
    await user.type(screen.getByLabelText(/What changed/), "A new name");
    await user.click(screen.getByLabelText("Tell members"));
    await user.click(button("Publish changes"));
    await waitFor(() =>
      expect(publish).toHaveBeenLastCalledWith(expect.objectContaining({ note: "A new name", tell: false })),
    );
  });

  it("says in words that a running session keeps its agenda", async () => {
    const one = server();
    one.actions.unpublishAgenda = async () => ({ ok: false, reason: "running" });
    const { user } = build(one);
    await user.click(button("Publish and tell members"));
    await screen.findByRole("link", { name: "See Messages" });
    await user.click(button("Unpublish"));
    expect(await screen.findByText(/the session is going on from it/)).toBeInTheDocument();
  });
});

it("an agenda takes 60 items and no more, and says so", async () => {
  const one = server(Array.from({ length: 60 }, (_, at) => item(`Item ${at}`, 1)));
  const { user } = build(one);
  await user.click(button("Add an item"));
  expect(await screen.findByText("An agenda has at most 60 items")).toBeInTheDocument();
  expect(titles()).toHaveLength(60);
});
