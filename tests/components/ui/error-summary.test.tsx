import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/text-field";

const missing = [{ fieldId: "email", message: "Enter an email address" }];

beforeEach(() => {
  document.title = "Sign in";
  window.location.hash = "";
});

test("says nothing while there is no problem", () => {
  const { container } = render(<ErrorSummary problems={[]} />);
  expect(container).toBeEmptyDOMElement();
  expect(document.title).toBe("Sign in");
});

test("takes the focus and marks the page's title when problems appear", () => {
  const { rerender } = render(<ErrorSummary problems={[]} />);
  rerender(<ErrorSummary problems={missing} />);
  expect(document.activeElement).toContainElement(screen.getByRole("heading", { name: "There is a problem" }));
  expect(document.title).toBe("Error: Sign in");
});

test("leaves the focus where it is when the same problems are drawn again", () => {
  const page = (problems: typeof missing) => (
    <>
      <ErrorSummary problems={problems} />
      <TextField id="email" label="Email" />
    </>
  );
  const { rerender } = render(page(missing));
  screen.getByRole("textbox", { name: "Email" }).focus();
  rerender(page([...missing]));
  expect(screen.getByRole("textbox", { name: "Email" })).toHaveFocus();
  expect(document.title).toBe("Error: Sign in");
});

test("takes the focus again at a new attempt with the same problems", () => {
  const page = (attempt: number) => (
    <>
      <ErrorSummary problems={missing} attempt={attempt} />
      <TextField id="email" label="Email" />
    </>
  );
  const { rerender } = render(page(1));
  screen.getByRole("textbox", { name: "Email" }).focus();
  rerender(page(2));
  expect(document.activeElement).toContainElement(screen.getByRole("alert"));
  expect(document.title).toBe("Error: Sign in");
});

test("gives the title back when the problems are gone", () => {
  const { rerender } = render(<ErrorSummary problems={missing} />);
  rerender(<ErrorSummary problems={[]} />);
  expect(document.title).toBe("Sign in");
});

test("goes to the field without touching the address, which may hold an id", async () => {
  window.location.hash = "#a-reflection";
  render(
    <>
      <ErrorSummary problems={missing} />
      <TextField id="email" label="Email" error="Enter an email address" />
    </>,
  );
  await userEvent.click(screen.getByRole("link", { name: "Enter an email address" }));
  expect(screen.getByRole("textbox", { name: "Email" })).toHaveFocus();
  expect(window.location.hash).toBe("#a-reflection");
});

test("says a problem of the whole form without a link", () => {
  render(<ErrorSummary problems={[{ message: "Those details did not match." }]} />);
  expect(screen.getByText("Those details did not match.")).toBeVisible();
  expect(screen.queryByRole("link")).toBeNull();
});
