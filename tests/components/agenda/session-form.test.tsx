import { render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { type SessionAnswer, SessionForm } from "@/components/agenda/session-form";

const initial = {
  date: "2026-11-26",
  time: "10:00",
  minutes: "90",
  timeZone: "Europe/London",
  way: "online" as const,
  provisions: [],
  joinLink: "https://meet.example.org/room",
  place: "",
  provided: "captions",
};

function open(answer: SessionAnswer<null>, fields = initial) {
  const send = vi.fn(async () => answer);
  render(
    <SessionForm
      initial={fields}
      zones={["Europe/London", "Europe/Lisbon"]}
      submit="Save"
      send={send}
      onDone={() => fields}
    />,
  );
  return { send, user: userEvent.setup() };
}

describe("the session form", () => {
  it("says what is wrong at the field, and keeps what was typed", async () => {
    const { send, user } = open({ ok: true, value: null });
    await user.clear(screen.getByLabelText("Length in minutes"));
    await user.type(screen.getByLabelText("Length in minutes"), "ninety");
    await user.clear(screen.getByLabelText(/Link to join/));
    await user.type(screen.getByLabelText(/Link to join/), "http://meet.example.org");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(
      await screen.findByRole("link", { name: "Enter the length in minutes, from 15 to 600" }),
    ).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Enter a link that starts with https://" })).toBeInTheDocument();
    expect(screen.getByLabelText("Length in minutes")).toHaveValue("ninety");
    expect(screen.getByLabelText(/Link to join/)).toHaveValue("http://meet.example.org");
    expect(send).not.toHaveBeenCalled();
  });

  it("words a time that the clocks skip at the time's field", async () => {
    const { user } = open({ ok: false, reason: "no-such-time" });
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByRole("link", { name: /clocks go forward/ })).toHaveAttribute("href", "#session-time");
    expect(screen.getByLabelText("Starts at")).toBeInvalid();
    expect(screen.getByLabelText("Starts at")).toHaveValue("10:00");
  });

  it("sends the fields as they were typed", async () => {
    const { send, user } = open({ ok: true, value: null });
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("Saved. Members see these details now.")).toBeInTheDocument();
    expect(send).toHaveBeenCalledWith(initial);
  });

  it("never leaves when the sign-in has ended: the words stay", async () => {
    const { user } = open({ ok: false, reason: "signed-out" });
    await user.clear(screen.getByLabelText(/Anything else that is provided/));
    await user.type(screen.getByLabelText(/Anything else that is provided/), "captions and BSL");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText(/You are signed out/)).toBeInTheDocument();
    expect(screen.getByLabelText(/Anything else that is provided/)).toHaveValue("captions and BSL");
  });

  it("is sent once by a double click, also while it leads on to the next page", async () => {
    const send = vi.fn(async () => ({ ok: true, value: null }) as const);
    render(<SessionForm initial={initial} zones={["Europe/London"]} submit="Plan" send={send} onDone={() => null} />);
    const user = userEvent.setup();
    await user.dblClick(screen.getByRole("button", { name: "Plan" }));
    await user.click(screen.getByRole("button", { name: "Plan" }));
    expect(send).toHaveBeenCalledTimes(1);
  });
});
