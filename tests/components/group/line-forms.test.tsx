import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { LearningBoard } from "@/components/group/learning-board";
import { ThanksBook } from "@/components/group/thanks-book";

const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const now = new Date("2026-11-25T12:00Z");

/** A server whose first answers are lost on their way. */
function losing<I, V>(lost: number, value: (input: I) => V) {
  const sent: I[] = [];
  const act = async (input: I) => {
    sent.push(input);
    if (sent.length <= lost) throw new TypeError("Failed to fetch");
    return { ok: true, value: value(input) } as const;
  };
  return { sent, act };
}

async function pressTimes(times: number, name: string, sent: unknown[]) {
  for (let at = 0; at < times; at += 1) {
    const before = sent.length;
    await press(name);
    await waitFor(() => expect(sent).toHaveLength(before + 1));
  }
}
const different = (ids: string[]) => new Set(ids).size;

describe("what was sent and whose answer was lost", () => {
  it("is sent under the same id again as a line, and the next line has another", async () => {
    type Line = { learningId: string; line: string };
    const { sent, act } = losing(2, ({ learningId, line }: Line) => ({
      id: learningId,
      line,
      sharedOn: "2026-11-25",
      name: null,
      mine: true,
    }));
    const withdrawLearning = async () => ({ ok: true, value: null }) as const;
    render(<LearningBoard lines={[]} now={now} shareLearning={act} withdrawLearning={withdrawLearning} />);
    await userEvent.type(screen.getByLabelText("Your line"), "A line");
    await pressTimes(3, "Share with the group", sent);
    await screen.findByText("A line", { selector: "p" });
    await userEvent.type(screen.getByLabelText("Your line"), "Another");
    await pressTimes(1, "Share with the group", sent);
    const ids = sent.map(({ learningId }) => learningId);
    expect(different(ids.slice(0, 3))).toBe(1);
    expect(different(ids)).toBe(2);
    // Shared again after withdrawing: the line that it was.
    await press("Withdraw: A line");
    await press("Share it again");
    await waitFor(() => expect(sent).toHaveLength(5));
    expect(sent[4]?.learningId).toBe(ids[0]);
  });

  it("is sent under the same id again as thanks, also when they are put back", async () => {
    type Thanks = { appreciationId: string; adding: boolean; words: string; named: boolean };
    const { sent, act } = losing(2, ({ appreciationId, words, named }: Thanks) => ({
      id: appreciationId,
      toMemberId: null,
      to: null,
      words,
      named,
    }));
    const withdrawAppreciation = async () => ({ ok: true, value: null }) as const;
    render(
      <ThanksBook
        roundId="round"
        others={[]}
        thanks={[]}
        saveAppreciation={act}
        withdrawAppreciation={withdrawAppreciation}
      />,
    );
    await userEvent.type(screen.getByLabelText("Your thanks"), "For listening");
    await pressTimes(3, "Keep it for the close", sent);
    await press("Take back the thanks for the whole group");
    await press("Put it back");
    await waitFor(() => expect(sent).toHaveLength(4));
    expect(different(sent.map(({ appreciationId }) => appreciationId))).toBe(1);
    expect(sent.every(({ adding }) => adding)).toBe(true);
  });
});
