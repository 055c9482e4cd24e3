"use client";

import { type ComponentProps, useEffect, useRef, useState } from "react";
import { Button } from "./button";
import { describedBy, Field, type FieldWords } from "./field";

/** A password, or something like one (`called`), that can be shown. Pasting and password managers are welcome. The ref reaches the input. */
export function PasswordField({
  id,
  label,
  hint,
  error,
  className,
  autoComplete = "current-password",
  called = "password",
  "aria-describedby": own,
  ...rest
}: FieldWords & { called?: string } & Omit<ComponentProps<"input">, "id" | "type">) {
  const [shown, setShown] = useState(false);
  const [touched, setTouched] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  // Hidden again on sending: browsers remember what was typed into a plain text box.
  useEffect(() => {
    const form = button.current?.form;
    const hide = () => setShown(false);
    form?.addEventListener("submit", hide);
    return () => form?.removeEventListener("submit", hide);
  }, []);

  const words = { id, label, hint, error };
  return (
    <Field {...words}>
      <div className="with-show">
        <input
          id={id}
          type={shown ? "text" : "password"}
          className={["in", error ? "bad" : "", className ?? ""].filter(Boolean).join(" ")}
          autoComplete={autoComplete}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          aria-describedby={describedBy(words, own)}
          aria-invalid={error ? true : undefined}
          {...rest}
        />
        <Button
          ref={button}
          look="line"
          aria-controls={id}
          aria-label={`${shown ? "Hide" : "Show"} ${called}`}
          onClick={() => {
            setShown(!shown);
            setTouched(true);
          }}
        >
          {shown ? "Hide" : "Show"}
        </Button>
      </div>
      <span className="vh" role="status">
        {touched ? `Your ${called} is ${shown ? "shown" : "hidden"}.` : ""}
      </span>
    </Field>
  );
}
