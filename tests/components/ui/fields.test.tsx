import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createRef } from "react";
import { expect, test } from "vitest";
import { CheckField } from "@/components/ui/check-field";
import { PasswordField } from "@/components/ui/password-field";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";

test("a text field is named by its label and described by its hint", () => {
  render(<TextField id="email" label="Email address" hint="We only use this to reply." />);
  const box = screen.getByRole("textbox", { name: "Email address" });
  expect(box).toHaveAccessibleDescription("We only use this to reply.");
  expect(box).not.toHaveAttribute("aria-invalid");
});

test("a text field with a problem says it after the hint, and is marked", () => {
  render(
    <TextField id="email" label="Email address" hint="We only use this to reply." error="Enter an email address" />,
  );
  const box = screen.getByRole("textbox", { name: "Email address" });
  expect(box).toHaveAccessibleDescription(/^We only use this to reply. Error: ?Enter an email address$/);
  expect(box).toBeInvalid();
});

test("a text field keeps a description that it is given", () => {
  render(
    <>
      <p id="count">3 left</p>
      <TextField id="email" label="Email address" hint="A hint." aria-describedby="count" />
    </>,
  );
  expect(screen.getByRole("textbox")).toHaveAccessibleDescription("3 left A hint.");
});

test("refs reach the controls", () => {
  const input = createRef<HTMLInputElement>();
  const area = createRef<HTMLTextAreaElement>();
  const password = createRef<HTMLInputElement>();
  const tick = createRef<HTMLInputElement>();
  render(
    <>
      <TextField id="a" label="A" ref={input} />
      <TextArea id="b" label="B" ref={area} />
      <PasswordField id="c" label="C" ref={password} />
      <CheckField id="d" label="D" ref={tick} />
    </>,
  );
  expect([input, area, password, tick].map((ref) => ref.current?.id)).toEqual(["a", "b", "c", "d"]);
});

test("a tick box is named by its label and described by its hint", async () => {
  render(<CheckField id="own" label="This is my own device" hint="Stay signed in for 60 days." />);
  const box = screen.getByRole("checkbox", { name: "This is my own device" });
  expect(box).toHaveAccessibleDescription("Stay signed in for 60 days.");
  await userEvent.click(screen.getByText("This is my own device"));
  expect(box).toBeChecked();
});

test("a password is hidden at first, and managers know what it is", () => {
  render(<PasswordField id="password" label="Password" autoComplete="new-password" />);
  const box = screen.getByLabelText("Password");
  expect(box).toHaveAttribute("type", "password");
  expect(box).toHaveAttribute("autocomplete", "new-password");
  expect(box).toHaveAttribute("spellcheck", "false");
});

test("a password is shown and hidden by a button, which says so", async () => {
  render(<PasswordField id="password" label="Password" />);
  await userEvent.type(screen.getByLabelText("Password"), "five quiet words");
  await userEvent.click(screen.getByRole("button", { name: "Show password" }));
  expect(screen.getByLabelText("Password")).toHaveAttribute("type", "text");
  expect(screen.getByRole("status")).toHaveTextContent("Your password is shown.");
  await userEvent.click(screen.getByRole("button", { name: "Hide password" }));
  expect(screen.getByLabelText("Password")).toHaveAttribute("type", "password");
  expect(screen.getByLabelText("Password")).toHaveValue("five quiet words");
});

test("a password can be pasted", async () => {
  render(<PasswordField id="password" label="Password" />);
  await userEvent.click(screen.getByLabelText("Password"));
  await userEvent.paste("from a manager");
  expect(screen.getByLabelText("Password")).toHaveValue("from a manager");
});

test("a shown password is hidden again when the form is sent, and showing it does not send", async () => {
  let sent = 0;
  render(
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sent += 1;
      }}
    >
      <PasswordField id="password" label="Password" />
      <button type="submit">Sign in</button>
    </form>,
  );
  await userEvent.click(screen.getByRole("button", { name: "Show password" }));
  expect(sent).toBe(0);
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
  expect(sent).toBe(1);
  expect(screen.getByLabelText("Password")).toHaveAttribute("type", "password");
});
