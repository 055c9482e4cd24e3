import { act, render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type AgendaActions, Builder, type Draft } from "@/components/agenda/builder";
import type { DraftFields, DraftItem } from "@/lib/agendas/input";

const now = new Date("2026-11-23T14:02:00Z");
const session = {
  id: crypto.randomUUID(),
  startsAt: new Date("2026-11-26T10:00Z"),
  minutes: 90,
  timeZone: "Europe/London",
};
const item = (title: string, minutes: number): DraftItem => ({
  kind: "item",
  title,
  minutes,
  line: "",
  facilitatorNote: "",
});
const three = [item("Arrive", 10), item("Check in", 30), item("Close", 50)];

type Sent = { version: number; items: DraftFields[] };

/** A server in memory that answers as the real actions do: by version, and refusing what is stale. */
function server(items = three) {
  const stored = { version: 1, savedAt: now, items };
  const sent: Sent[] = [];
  const trouble = { on: false };
  const actions: AgendaActions = {
    saveDraft: async (input) => {
      const save = input as Sent;
      if (trouble.on) throw new TypeError("Failed to fetch");
      if (save.version !== stored.version) return { ok: false, reason: "changed-elsewhere" };
      sent.push(save);
      stored.version += 1;
      stored.items = save.items.map((one) => ({ ...one, minutes: Number(one.minutes) }));
      return { ok: true, value: { version: stored.version, savedAt: now } };
    },
    readDraft: async () => ({ ok: true, value: { ...stored } }),
    publishAgenda: async () => ({ ok: true, value: { number: 1, publishedAt: now, draftVersion: stored.version } }),
    unpublishAgenda: async () => ({ ok: true, value: null }),
  };
  return { stored, sent, trouble, actions };
}

function build({ actions, stored }: { actions: AgendaActions; stored: Draft }) {
  const user = userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) });
  const onPublished = vi.fn();
  render(
    <Builder
      session={session}
      draft={{ ...stored }}
      published={null}
      zone="Europe/London"
      now={now}
      actions={actions}
      onPublished={onPublished}
    />,
  );
  return { user, onPublished };
}

const button = (name: string | RegExp) => screen.getByRole("button", { name });
const titles = () => screen.getAllByRole<HTMLInputElement>("textbox", { name: /^Item \d/ }).map((field) => field.value);
const minutes = (name: string) => screen.getByRole("textbox", { name: `Minutes for ${name}` });
const afterPause = () => act(() => vi.advanceTimersByTimeAsync(1000));

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true, now });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("reordering", () => {
  it("keeps the focus on the pressed button and says where the item is now", async () => {
    const { user } = build(server());
    await user.click(button("Move down: Arrive"));
    expect(titles()).toEqual(["Check in", "Arrive", "Close"]);
    expect(button("Move down: Arrive")).toHaveFocus();
    expect(screen.getByText("Arrive, now item 2 of 3, starts at 10:30.")).toHaveAttribute("role", "status");
    await user.keyboard("{Enter}");
    expect(button("Move down: Arrive")).toHaveFocus();
    expect(button("Move down: Arrive")).toHaveAttribute("aria-disabled", "true");
    await user.keyboard("{Enter}");
    expect(titles()).toEqual(["Check in", "Close", "Arrive"]);
  });

  it("moves up with the keyboard as well", async () => {
    const { user } = build(server());
    button("Move up: Close").focus();
    await user.keyboard("{Enter}");
    expect(button("Move up: Close")).toHaveFocus();
    expect(screen.getByText("Close, now item 2 of 3, starts at 10:10.")).toBeInTheDocument();
    expect(button("Move up: Arrive")).toHaveAttribute("aria-disabled", "true");
  });
});

describe("minutes", () => {
  it("that are not minutes say so, and stay as typed", async () => {
    const one = server();
    const { user } = build(one);
    await user.clear(minutes("Check in"));
    await user.type(minutes("Check in"), "-5");
    await user.tab();
    expect(screen.getByText("Enter whole minutes, from 1 to 480")).toBeInTheDocument();
    expect(minutes("Check in")).toHaveValue("-5");
    expect(minutes("Check in")).toBeInvalid();
    await afterPause();
    expect(one.sent).toEqual([]);
    expect(screen.getAllByText(/^Not saved yet\. Something above/)[0]).toBeInTheDocument();
    await user.clear(minutes("Check in"));
    await user.type(minutes("Check in"), "25");
    await afterPause();
    await waitFor(() => expect(one.stored.items[1]?.minutes).toBe(25));
  });

  it("step by five, move the clock times, and change the total", async () => {
    const { user } = build(server());
    expect(screen.getByText("90 of 90 minutes. Finishes at 11:30.")).toBeInTheDocument();
    await user.click(button("5 minutes more for Arrive"));
    expect(minutes("Arrive")).toHaveValue("15");
    expect(screen.getByText("5 minutes over. Finishes at 11:35.")).toBeInTheDocument();
    expect(screen.getByText("10:15")).toBeInTheDocument();
  });
});

describe("removing", () => {
  it("leaves an undo row with the focus, and Undo brings every word back", async () => {
    const { user } = build(server());
    await user.click(button("Remove: Check in"));
    expect(screen.getByText("Removed “Check in”, 30 minutes.")).toBeInTheDocument();
    expect(button("Undo")).toHaveFocus();
    expect(titles()).toEqual(["Arrive", "Close"]);
    expect(screen.getByText("60 of 90 minutes. Finishes at 11:00.")).toBeInTheDocument();
    await user.keyboard("{Enter}");
    expect(titles()).toEqual(["Arrive", "Check in", "Close"]);
    expect(button("Remove: Check in")).toHaveFocus();
  });
});

describe("adding", () => {
  it("puts the focus in the new item's name", async () => {
    const { user } = build(server());
    await user.click(button("Add an item"));
    expect(screen.getByRole("textbox", { name: "Item 4" })).toHaveFocus();
    await user.click(button("Add a break"));
    expect(titles().at(-1)).toBe("Break");
  });

  it("offers formats only while there is nothing", async () => {
    const one = server([]);
    const { user } = build(one);
    await user.click(button("Standard, 90 minutes"));
    expect(titles()).toHaveLength(13);
    expect(screen.getByRole("textbox", { name: "Item 1" })).toHaveFocus();
    expect(screen.queryByRole("heading", { name: "Start from a format" })).not.toBeInTheDocument();
  });
});

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
    await user.click(button("Publish agenda"));
    await screen.findByText("Published. Members can see the agenda now.");
    expect(one.stored.items[0]?.title).toBe("Arrive!");
    expect(onPublished).toHaveBeenLastCalledWith(expect.objectContaining({ draftVersion: 2 }), false);
  });

  it("leads to the item that has no name", async () => {
    const one = server();
    const publish = vi.spyOn(one.actions, "publishAgenda");
    const { user } = build(one);
    await user.clear(screen.getByRole("textbox", { name: "Item 2" }));
    await user.click(button("Publish agenda"));
    const link = await screen.findByRole("link", { name: "Item 2: Give this item a name" });
    await user.click(link);
    expect(screen.getByRole("textbox", { name: "Item 2" })).toHaveFocus();
    expect(publish).not.toHaveBeenCalled();
  });

  it("is refused while there are no items", async () => {
    const { user } = build(server([]));
    await user.click(button("Publish agenda"));
    const summary = (await screen.findByRole("heading", { name: "There is a problem" })).parentElement;
    expect(within(summary ?? document.body).getByText("Add at least one item before you publish")).toBeInTheDocument();
  });
});
