import { screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { afterPause, build, button, minutes, server, startClock, stopClock, titles } from "@/tests/support/builder";

beforeEach(() => {
  stopClock();
});
afterEach(startClock);

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
