import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";
import { Dialog } from "@/components/ui/dialog";
import { UndoRow } from "@/components/ui/undo-row";

test("an undo row takes the focus when asked, and its button says what it brings back", () => {
  render(
    <UndoRow onUndo={() => undefined} focusOnMount>
      Deleted “After the steering group”.
    </UndoRow>,
  );
  const undo = screen.getByRole("button", { name: "Undo" });
  expect(undo).toHaveFocus();
  expect(undo).toHaveAccessibleDescription("Deleted “After the steering group”.");
});

test("an undo row that was there before leaves the focus alone", () => {
  render(<UndoRow onUndo={() => undefined}>Removed “Break”.</UndoRow>);
  expect(document.body).toHaveFocus();
});

test("undo works by keyboard", async () => {
  let undone = 0;
  render(
    <UndoRow
      focusOnMount
      onUndo={() => {
        undone += 1;
      }}
    >
      Removed “Break”.
    </UndoRow>,
  );
  await userEvent.keyboard("{Enter}");
  expect(undone).toBe(1);
});

function Page({ onClosed }: { onClosed: () => void }) {
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    onClosed();
  };
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Leave
      </button>
      <Dialog open={open} onClose={close} title="Leave without sending?">
        <button type="button" onClick={close}>
          Stay here
        </button>
      </Dialog>
    </>
  );
}

test("a dialog opens with its title as its name, and its own button closes it once", async () => {
  let closed = 0;
  render(
    <Page
      onClosed={() => {
        closed += 1;
      }}
    />,
  );
  expect(screen.queryByRole("dialog")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Leave" }));
  expect(screen.getByRole("dialog", { name: "Leave without sending?" })).toHaveAttribute("open");
  await userEvent.click(screen.getByRole("button", { name: "Stay here" }));
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(closed).toBe(1);
});

test("a dialog that the browser closed, as Escape does, tells its owner", async () => {
  let closed = 0;
  render(
    <Page
      onClosed={() => {
        closed += 1;
      }}
    />,
  );
  await userEvent.click(screen.getByRole("button", { name: "Leave" }));
  const dialog = screen.getByRole<HTMLDialogElement>("dialog");
  dialog.close();
  expect(closed).toBe(1);
  await userEvent.click(screen.getByRole("button", { name: "Leave" }));
  expect(dialog).toHaveAttribute("open");
});
