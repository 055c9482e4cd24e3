import { fireEvent, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { YearForm } from "@/components/agenda/year-form";
import type { YearLine } from "@/lib/group-sessions/rules";

const taken = "2031-05-29";
const rule = { first: "2031-01-30", dates: ["2031-01-30", "2031-02-27"] };

/** Shows the two dates of a year in which one other day is taken. */
async function shown(planAnswer: Awaited<ReturnType<Parameters<typeof YearForm>[0]["planYear"]>>) {
  const user = userEvent.setup();
  const look = (date: string): YearLine => ({ date, remark: date === taken ? "already" : null });
  const proposeYear = vi.fn(async (input: unknown) => {
    const { dates = rule.dates } = input as { dates?: string[] };
    return { ok: true, value: dates.map(look) } as const;
  });
  const planYear = vi.fn(async (_: unknown) => planAnswer);
  render(<YearForm timeZone="Europe/London" proposeYear={proposeYear} planYear={planYear} />);
  fireEvent.change(screen.getByLabelText("First date"), { target: { value: rule.first } });
  fireEvent.change(screen.getByLabelText("Starts at"), { target: { value: "10:00" } });
  await user.click(screen.getByRole("button", { name: "Show the dates" }));
  const second = await screen.findByLabelText(/Move to: date 2/);
  return { user, planYear, second };
}

describe("the dates of a year", () => {
  it("lose their tick when they are moved onto a day that is taken, and can be ticked again", async () => {
    const { user, planYear, second } = await shown({ ok: false, reason: "trouble" });
    fireEvent.change(second, { target: { value: taken } });
    const line = await screen.findByRole("checkbox", { name: "Thursday 29 May 2031" });
    await expect.poll(() => (line as HTMLInputElement).checked).toBe(false);
    expect(line).toHaveAccessibleDescription(/Tick it only if you want another/);
    await user.click(line);
    await user.click(screen.getByRole("button", { name: "Plan these 2 sessions" }));
    expect(planYear).toHaveBeenCalledWith(
      expect.objectContaining({
        dates: [
          { date: "2031-01-30", besides: false },
          { date: taken, besides: true },
        ],
      }),
    );
  });

  it("lose it, too, when somebody else planned that day meanwhile", async () => {
    const { user } = await shown({
      ok: false,
      reason: "some-dates",
      problems: [{ path: "1", message: "already" }],
    });
    await user.click(screen.getByRole("button", { name: "Plan these 2 sessions" }));
    const link = await screen.findByRole("link", { name: /There is a session on this day already/ });
    expect(link).toHaveAttribute("href", "#year-date-1");
    expect(screen.getByRole("checkbox", { name: "Thursday 27 February 2031" })).not.toBeChecked();
    expect(screen.getByRole("checkbox", { name: "Thursday 30 January 2031" })).toBeChecked();
  });

  it("are not planned by Enter inside one of them", async () => {
    const { user, planYear, second } = await shown({ ok: false, reason: "trouble" });
    second.focus();
    await user.keyboard("{Enter}");
    screen.getByRole("checkbox", { name: "Thursday 27 February 2031" }).focus();
    await user.keyboard("{Enter}");
    expect(planYear).not.toHaveBeenCalled();
    screen.getByRole("button", { name: "Plan these 2 sessions" }).focus();
    await user.keyboard("{Enter}");
    expect(planYear).toHaveBeenCalledOnce();
  });
});
