"use client";

import { useState } from "react";
import type { FieldErrors, UseFormRegister, UseFormSetValue } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { PasswordField } from "@/components/ui/password-field";
import { suggestPassphrase } from "@/lib/journal/vault/passphrase";

export type NewPassword = { email: string; password: string; own: boolean };

/** A new password: typed, pasted, made by a manager, or five random words. At the door it asks about the device as well. */
export function NewPasswordFields({
  register,
  setValue,
  errors,
  label = "Password",
  door = true,
}: {
  register: UseFormRegister<NewPassword>;
  setValue: UseFormSetValue<NewPassword>;
  errors: FieldErrors<NewPassword>;
  label?: string;
  door?: boolean;
}) {
  const [words, setWords] = useState<string | null>(null);
  const suggest = () => setWords(suggestPassphrase());
  return (
    <>
      <PasswordField
        id="password"
        label={label}
        hint="12 characters or more. Spaces are fine. It signs you in and it locks your journal: nobody else knows it, and nobody can look it up for you."
        autoComplete="new-password"
        error={errors.password?.message}
        {...register("password")}
      />
      <div className="stack close">
        {words ? (
          <>
            <p role="status">
              Five random words: <strong>{words}</strong>
            </p>
            <p className="cluster">
              <Button look="line" onClick={() => setValue("password", words, { shouldDirty: true })}>
                Use these words
              </Button>
              <Button look="quiet" onClick={suggest}>
                Five others
              </Button>
            </p>
            <p className="hint">Write them down somewhere safe, or let your password manager keep them.</p>
          </>
        ) : (
          <p>
            <Button look="quiet" onClick={suggest}>
              Suggest five random words
            </Button>
          </p>
        )}
      </div>
      {door ? (
        <CheckField
          id="own"
          label="This is my own device"
          hint="You stay signed in here for 60 days without use, because the group meets monthly; without it, for 14. On a shared computer leave this empty, and sign out under Account when you go."
          {...register("own")}
        />
      ) : null}
    </>
  );
}
