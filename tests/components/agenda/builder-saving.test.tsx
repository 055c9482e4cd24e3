import { act, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { afterPause, build, button, item, server, startClock, stopClock, titles } from "@/tests/support/builder";

beforeEach(() => {
  stopClock();
});
afterEach(startClock);

describe("saving", () => {
  it("waits for a pause, and says only what is true", async () => {
    const one = server();
    const { user } = build(one);
    expect(screen.getByText("Draft saved at 2:02pm")).toBeInTheDocument();
    await user.type(screen.getByRole("textbox", { name: "Item 1" }), "!");
    expect(screen.getByText("Not saved yet…")).toBeInTheDocument();
    await afterPause();
    await waitFor(() => expect(screen.getByText("Draft saved at 2:02pm")).toBeInTheDocument());
    expect(one.sent.map((save) => save.items[0]?.title)).toEqual(["Arrive!"]);
  });

  it("keeps trying when the server cannot be reached", async () => {
    const one = server();
    one.trouble.on = true;
    const { user } = build(one);
    await user.type(screen.getByRole("textbox", { name: "Item 1" }), "!");
    await afterPause();
    expect(screen.getAllByText(/we are trying again/).length).toBeGreaterThan(0);
    one.trouble.on = false;
    await act(() => vi.advanceTimersByTimeAsync(2000));
    await waitFor(() => expect(one.stored.items[0]?.title).toBe("Arrive!"));
  });
});

describe("a save whose answer was lost", () => {
  it("is known as one's own, and typing goes on being saved", async () => {
    const one = server();
    one.trouble.answerLost = true;
    const { user } = build(one);
    await user.type(screen.getByRole("textbox", { name: "Item 1" }), "!");
    await afterPause();
    await screen.findAllByText(/we are trying again/);
    one.trouble.answerLost = false;
    await user.type(screen.getByRole("textbox", { name: "Item 1" }), "?");
    await afterPause();
    await waitFor(() => expect(one.stored.items[0]?.title).toBe("Arrive!?"));
    expect(screen.queryByText(/saved from somewhere else/)).not.toBeInTheDocument();
  });
});

describe("two facilitators at once", () => {
  const clash = async () => {
    const one = server();
    const { user } = build(one);
    Object.assign(one.stored, { version: 7, items: [item("Theirs", 20)] });
    await user.type(screen.getByRole("textbox", { name: "Item 1" }), "!");
    await afterPause();
    await screen.findByText(/saved from somewhere else/);
    return { ...one, user };
  };

  it("never overwrite each other unseen", async () => {
    const { stored, sent } = await clash();
    expect(sent).toEqual([]);
    expect(stored.items).toEqual([item("Theirs", 20)]);
    expect(titles()[0]).toBe("Arrive!");
  });

  it("can load the other version, and put theirs back", async () => {
    const { user } = await clash();
    await user.click(button("Load the other version"));
    await waitFor(() => expect(titles()).toEqual(["Theirs"]));
    await user.click(button("Put mine back"));
    expect(titles()).toEqual(["Arrive!", "Check in", "Close"]);
  });

  it("can keep their own in place of the other", async () => {
    const { user, stored } = await clash();
    await user.click(button("Keep mine in its place"));
    await act(() => vi.advanceTimersByTimeAsync(1000));
    await waitFor(() => expect(stored.items.map(({ title }) => title)).toEqual(["Arrive!", "Check in", "Close"]));
    expect(screen.queryByText(/saved from somewhere else/)).not.toBeInTheDocument();
  });
});

describe("publishing", () => {
  it("saves first, then publishes that version", async () => {
    const one = server();
    const { user, onPublished } = build(one);
    await user.type(screen.getByRole("textbox", { name: "Item 1" }), "!");
    await user.click(button("Publish and tell members"));
    expect(await screen.findAllByText("Published. Members can see it now. 2 messages are ready.")).toHaveLength(2);
    expect(screen.getByRole("link", { name: "See Messages" })).toHaveAttribute("href", "/facilitate/messages");
    expect(one.stored.items[0]?.title).toBe("Arrive!");
    expect(onPublished).toHaveBeenLastCalledWith(expect.objectContaining({ draftVersion: 2 }), false);
  });

  it("leads to the item that has no name", async () => {
    const one = server();
    const publish = vi.spyOn(one.actions, "publishAgenda");
    const { user } = build(one);
    await user.clear(screen.getByRole("textbox", { name: "Item 2" }));
    await user.click(button("Publish and tell members"));
    const link = await screen.findByRole("link", { name: "Item 2: Give this item a name" });
    await user.click(link);
    expect(screen.getByRole("textbox", { name: "Item 2" })).toHaveFocus();
    expect(publish).not.toHaveBeenCalled();
  });

  it("is refused while there are no items", async () => {
    const { user } = build(server([]));
    await user.click(button("Publish and tell members"));
    const summary = (await screen.findByRole("heading", { name: "There is a problem" })).parentElement;
    expect(within(summary ?? document.body).getByText("Add at least one item before you publish")).toBeInTheDocument();
  });
});
