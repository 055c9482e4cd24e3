import { readFileSync } from "node:fs";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ReadingForm } from "@/components/site/reading-form";

const root = document.documentElement;
const clear = () => {
  localStorage.clear();
  for (const name of ["theme", "tint", "font", "spacing"]) delete root.dataset[name];
};
beforeEach(clear);
afterEach(clear);

const early = readFileSync("public/reading.js", "utf8");
const startPage = () => new Function(early)();

test("a choice changes the page at once, and the next page from its start", async () => {
  render(<ReadingForm />);
  await userEvent.click(screen.getByRole("radio", { name: "Dark" }));
  await userEvent.click(screen.getByRole("radio", { name: "Roomy" }));
  expect(root.dataset).toMatchObject({ theme: "dark", spacing: "roomy" });
  expect(screen.getByRole("status")).toHaveTextContent("Kept on this device.");
  delete root.dataset.theme;
  startPage();
  expect(root.dataset.theme).toBe("dark");
});

test("what was chosen before is shown as chosen", () => {
  localStorage.setItem("reading", JSON.stringify({ tint: "cream" }));
  render(<ReadingForm />);
  expect(screen.getByRole("radio", { name: "Cream" })).toBeChecked();
  expect(screen.getByRole("radio", { name: "As my device" })).toBeChecked();
});

test("everything can be put back, and nothing is kept then", async () => {
  localStorage.setItem("reading", JSON.stringify({ theme: "dark", font: "plain" }));
  render(<ReadingForm />);
  await userEvent.click(screen.getByRole("button", { name: "Put everything back" }));
  expect(root.dataset.theme).toBeUndefined();
  expect(localStorage.getItem("reading")).toBeNull();
});

test.each(["not json", "null", '{"theme":"purple"}', '{"theme":{"a":1}}', "[]"])(
  "a kept value that is not ours does nothing: %s",
  (kept) => {
    localStorage.setItem("reading", kept);
    startPage();
    render(<ReadingForm />);
    expect(root.dataset.theme).toBeUndefined();
    expect(screen.getByRole("radio", { name: "As my device" })).toBeChecked();
  },
);
