import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { OwnThread } from "@/components/agenda/own-thread";
import { SessionView } from "@/components/agenda/session-view";

const before = new Date("2026-11-23T12:00Z");
const after = new Date("2026-12-01T12:00Z");
const session = {
  id: crypto.randomUUID(),
  startsAt: new Date("2026-11-26T10:00Z"),
  minutes: 90,
  timeZone: "Europe/London",
  joinLink: "https://meet.example.org/room",
  way: "online" as const,
  place: null,
  provisions: [],
  provided: "captions",
  cancelledAt: null,
  cancelledWhy: null,
  items: [
    { kind: "item" as const, title: "Arrive", minutes: 5, line: "Cameras on or off.\n2 min Quiet\n3 min Hello" },
    { kind: "break" as const, title: "Break", minutes: 10, line: "" },
  ],
};

describe("a session as members see it", () => {
  it("shows the agenda along its clock times, with steps", () => {
    const own = <OwnThread sessionId={session.id} coming />;
    render(<SessionView session={session} groupTimeZone="Europe/London" now={before} after={own} />);
    expect(screen.getByRole("heading", { level: 1, name: "Thursday 26 November" })).toBeInTheDocument();
    expect(screen.getByText("10:05")).toBeInTheDocument();
    expect(screen.getByText("Hello")).toBeInTheDocument();
    expect(screen.getByText("We finish")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Join link" })).toHaveAttribute("href", session.joinLink);
    expect(screen.getByRole("link", { name: "Prepare, privately" })).toHaveAttribute(
      "href",
      `/journal/write#session=${session.id}&when=before`,
    );
  });

  it("says so while the agenda is not ready", () => {
    render(<SessionView session={{ ...session, items: null }} groupTimeZone="Europe/London" now={before} />);
    expect(screen.getByText("The agenda is not ready yet.")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Print" })).not.toBeInTheDocument();
  });

  it("keeps its agenda when it is over, without a way to join", () => {
    render(<SessionView session={session} groupTimeZone="Europe/London" now={after} />);
    expect(screen.getByText("This session is over.")).toBeInTheDocument();
    expect(screen.getByText("Arrive")).toBeInTheDocument();
    expect(screen.queryByRole("link", { name: "Join link" })).not.toBeInTheDocument();
  });
});
