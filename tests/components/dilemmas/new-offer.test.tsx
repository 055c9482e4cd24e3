import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { NewOffer } from "@/components/dilemmas/new-offer";
import { OwnDilemma } from "@/components/dilemmas/own-dilemma";

type Sent = { dilemmaId: string; title: string };
const sent: Sent[] = [];
let answers: (() => Response)[] = [];
const lostAnswer = () => {
  throw new TypeError("Failed to fetch");
};
const refuse = (reason: string) => () => Response.json({ ok: false, reason });

beforeEach(() => {
  sent.length = 0;
  sessionStorage.clear();
  vi.stubGlobal("fetch", async (_: string, { body }: { body: string }) => {
    sent.push(JSON.parse(body));
    return (answers.shift() ?? lostAnswer)();
  });
});
afterEach(() => vi.unstubAllGlobals());

const title = () => screen.getByLabelText("In one sentence");
const offer = (name = "Offer this dilemma") => userEvent.click(screen.getByRole("button", { name }));
const open = () => render(<NewOffer memberId="somebody" />);

async function tryTimes(times: number, name?: string) {
  for (let at = 0; at < times; at += 1) {
    const before = sent.length;
    await offer(name);
    await waitFor(() => expect(sent).toHaveLength(before + 1));
    await screen.findByText(/^It was not saved/);
  }
}
const ids = () => [...new Set(sent.map(({ dilemmaId }) => dilemmaId))];

describe("an offer whose answer was lost", () => {
  it("is sent under the same id again, also after the page was loaded again", async () => {
    answers = [lostAnswer, lostAnswer, lostAnswer];
    const page = open();
    await userEvent.type(title(), "Half a thought");
    await tryTimes(2);
    page.unmount();
    open();
    await waitFor(() => expect(title()).toHaveValue("Half a thought"));
    await tryTimes(1);
    expect(sent).toHaveLength(3);
    expect(ids()).toHaveLength(1);
  });

  it("is another one once the form was emptied, or the site has said that it stands otherwise", async () => {
    answers = [lostAnswer, refuse("changed-elsewhere"), lostAnswer];
    open();
    await userEvent.type(title(), "The first");
    await tryTimes(1);
    await userEvent.clear(title());
    await userEvent.type(title(), "The second");
    await offer();
    await screen.findByText(/^You changed this dilemma from somewhere else/);
    await tryTimes(1);
    expect(ids()).toHaveLength(3);
  });

  it("is one again when it is offered again after withdrawing", async () => {
    answers = [lostAnswer, lostAnswer];
    const words = { title: "Taken back", happened: "", wish: "", audience: "group", named: true } as const;
    render(
      <OwnDilemma
        memberId="somebody"
        dilemmaId="gone"
        version={1}
        words={words}
        state="Offered"
        actions={{
          changeDilemma: async () => ({ ok: false, reason: "trouble" }),
          withdrawDilemma: async () => ({ ok: true, value: null }),
        }}
      />,
    );
    await offer("Withdraw it");
    await screen.findByRole("heading", { name: "Withdrawn" });
    await tryTimes(2, "Offer it again");
    expect(sent).toHaveLength(2);
    expect(ids()).toHaveLength(1);
  });
});
