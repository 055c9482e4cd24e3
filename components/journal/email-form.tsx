"use client";

import { useState } from "react";
import type { Problem } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/text-field";
import { canonicalEmail } from "@/lib/journal/vault/derive";
import { emailForm } from "@/lib/journal/vault/forms";
import { useOpenJournal } from "./journal-provider";
import { PasswordForm } from "./password-form";

const fieldId = "new-email";

/** The new address and the password, which makes other keys under it. */
export function EmailForm({ email, onBegun }: { email: string; onBegun: () => Promise<void> }) {
  const { journal } = useOpenJournal();
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string>();
  const check = (): Problem | null => {
    const parsed = emailForm.safeParse({ email: typed });
    const found = parsed.success
      ? canonicalEmail(typed) === email
        ? "This is the address you have now. Enter the new one"
        : undefined
      : parsed.error.issues[0]?.message;
    setProblem(found);
    return found ? { fieldId, message: found } : null;
  };
  return (
    <PasswordForm
      id="email-password"
      submit="Write to both addresses"
      busy="Making keys for the new address on this device. This can take a few seconds."
      check={check}
      send={async (password) => {
        const answer = await journal.changeEmail(typed, password);
        if (answer.ok || answer.reason === "no-mail") {
          await onBegun();
          document.getElementById("main")?.focus();
          return { ok: true };
        }
        return answer;
      }}
    >
      <TextField
        id={fieldId}
        label="New email address"
        type="text"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        className="mid"
        value={typed}
        error={problem}
        onChange={({ target }) => setTyped(target.value)}
      />
    </PasswordForm>
  );
}
