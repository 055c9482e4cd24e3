import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { DayField } from "@/components/journal/day-field";
import { dayToInstant } from "@/components/journal/moment-words";

describe("a day as an instant", () => {
  it.each(["2026-11-23", "2024-02-29", "2026-12-31", "2026-01-01", "1999-03-28", "2026-10-25"])(
    "%s is midday of that day on this device",
    (given) => {
      const instant = new Date(dayToInstant(given) ?? "");
      const [year, month, date] = given.split("-").map(Number);
      expect([instant.getFullYear(), instant.getMonth() + 1, instant.getDate()]).toEqual([year, month, date]);
      expect(instant.getHours()).toBe(12);
    },
  );

  it.each([
    "2026-02-29",
    "2026-02-30",
    "2100-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "2026-01-32",
    "2026-11",
    "",
    "yesterday",
    "2026-11-2x",
    "0000-01-01",
    "0026-11-23",
    "0099-01-01",
    "275761-01-01",
    "2026-1.5-03",
  ])("%j does not exist", (given) => {
    expect(dayToInstant(given)).toBeNull();
  });
});

describe("the field", () => {
  const open = async () => {
    const onDay = vi.fn();
    const words = { title: "", body: "", tags: [] };
    const createdAt = new Date(2026, 0, 15, 12).toISOString();
    render(<DayField createdAt={createdAt} words={words} onDay={onDay} onChange={() => {}} />);
    await userEvent.click(screen.getByRole("button", { name: "Change the day" }));
    return { onDay, field: screen.getByLabelText("The day it is about") };
  };

  it("gives a day that is past", async () => {
    const { onDay, field } = await open();
    await userEvent.clear(field);
    await userEvent.type(field, "2025-12-24");
    expect(onDay).toHaveBeenLastCalledWith(new Date(2025, 11, 24, 12).toISOString());
  });

  it("keeps the day before, and says so, for one that is ahead or emptied", async () => {
    const { onDay, field } = await open();
    await userEvent.clear(field);
    expect(field).toHaveAccessibleDescription(/Choose a day that exists/);
    await userEvent.type(field, "2999-01-01");
    expect(field).toHaveAccessibleDescription(/Choose today, or a day before it/);
    expect(onDay).not.toHaveBeenCalled();
  });
});
