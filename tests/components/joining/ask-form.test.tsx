import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderToString } from "react-dom/server";
import { beforeEach, expect, test } from "vitest";
import { AskForm } from "@/components/joining/ask-form";
import type { Send } from "@/components/joining/use-asking";
import { noAnswers } from "@/lib/join-requests/input";

const groupId = "6f1f8d52-1b52-4f6e-9d3e-6a2f3f6f0a11";
const form = (send: Send = async () => ({ ok: true })) => (
  <AskForm
    groupId={groupId}
    lead="The group is open to new members."
    contact="hello@kindling.example"
    around={{ ownQuestion: "Tea or coffee?", dates: <p>The dates</p>, provided: "breaks" }}
    postRequest={async () => ({ answer: { ok: false, reason: "invalid" }, answers: noAnswers })}
    sendRequest={send}
  />
);
const kept = () => JSON.parse(localStorage.getItem("asking-to-join") ?? "null");
const next = () => userEvent.click(screen.getByRole("button", { name: "Continue" }));

beforeEach(() => localStorage.clear());

test("without JavaScript every question stands on the page, and nothing counts them", () => {
  const page = document.createElement("div");
  page.innerHTML = renderToString(form());
  expect(page.querySelectorAll("[hidden]")).toHaveLength(0);
  expect(page.textContent).toContain("Tea or coffee? (optional)");
  expect(page.textContent).not.toContain("Question 1");
  expect(within(page).getByRole("button", { name: "Send your request" })).toHaveAttribute("type", "submit");
});

test("with it there is one question at a time, and what is typed is kept as it is typed", async () => {
  render(form());
  expect(await screen.findByText("Question 1 of 12")).toBeVisible();
  expect(screen.getAllByRole("textbox")).toHaveLength(1);
  await userEvent.type(screen.getByRole("textbox"), "Ana");
  expect(kept()).toMatchObject({ at: 0, answers: { name: "Ana", groupId, privacy: false } });
  await next();
  await waitFor(() => expect(screen.getByText("Question 2 of 12")).toHaveFocus());
  expect(kept()).toMatchObject({ at: 1 });
  await userEvent.click(screen.getByRole("button", { name: "Back" }));
  expect(screen.getByRole("textbox")).toHaveValue("Ana");
});

test("a question that is not answered keeps its place, and says why at its field", async () => {
  render(form());
  await screen.findByText("Question 1 of 12");
  await next();
  expect(screen.getByText("Question 1 of 12")).toBeVisible();
  expect(screen.getByRole("textbox")).toHaveAccessibleDescription(/Enter the name that you want to be called by/);
});

test("answers that were kept for this group come back; those of another group do not, and old ones go", async () => {
  const keep = (more: object) =>
    localStorage.setItem(
      "asking-to-join",
      JSON.stringify({ on: Date.now(), at: 1, answers: { ...noAnswers, groupId, name: "Ana" }, ...more }),
    );
  keep({});
  const first = render(form());
  expect(await screen.findByText("Question 2 of 12")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Back" }));
  expect(screen.getByRole("textbox")).toHaveValue("Ana");
  first.unmount();
  for (const more of [
    { answers: { ...noAnswers, groupId: "another", name: "Ana" } },
    { on: Date.now() - 31 * 86_400_000 },
    { answers: { name: 7 } },
    { at: "x" },
  ]) {
    keep(more);
    const { unmount } = render(form());
    expect(await screen.findByText("Question 1 of 12")).toBeVisible();
    expect(screen.getByRole("textbox")).toHaveValue("");
    unmount();
  }
  localStorage.setItem("asking-to-join", "{");
  render(form());
  expect(await screen.findByText("Question 1 of 12")).toBeVisible();
  expect(kept()).toBeNull();
});

test("forgetting empties every answer, here and on the device", async () => {
  render(form());
  await screen.findByText("Question 1 of 12");
  await userEvent.type(screen.getByRole("textbox"), "Ana");
  await next();
  await userEvent.click(screen.getByRole("button", { name: "Forget my answers" }));
  expect(screen.getByText("Question 1 of 12")).toBeVisible();
  expect(screen.getByRole("textbox")).toHaveValue("");
  expect(kept()).toBeNull();
});

test("a request that is slowed down keeps every answer, and says when and whom to write to", async () => {
  localStorage.setItem(
    "asking-to-join",
    JSON.stringify({
      on: Date.now(),
      at: 11,
      answers: {
        ...noAnswers,
        groupId,
        name: "Ana",
        email: "ana@example.org",
        role: "I listen",
        draws: "Others",
        dates: "yes",
        wantsTalk: "no",
      },
    }),
  );
  const sent: unknown[] = [];
  render(
    form(async (answers) => {
      sent.push(answers);
      return { ok: false, reason: "wait", retryAfter: 600 };
    }),
  );
  await screen.findByText("Question 12 of 12");
  await next();
  expect(await screen.findByText("Check your answers")).toBeVisible();
  expect(screen.getByText("ana@example.org")).toBeVisible();
  // The agreement first: without it nothing is sent.
  await userEvent.click(screen.getByRole("button", { name: "Send your request" }));
  expect(sent).toEqual([]);
  await userEvent.click(screen.getByRole("checkbox", { name: /^I have read/ }));
  await userEvent.click(screen.getByRole("button", { name: "Send your request" }));
  expect(await screen.findByText(/Please try again at .*hello@kindling\.example/)).toBeVisible();
  expect(sent).toMatchObject([{ name: "Ana", groupId, privacy: true, website: "" }]);
  expect(screen.getByText("ana@example.org")).toBeVisible();
  expect(kept()).not.toBeNull();
});
