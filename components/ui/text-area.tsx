import type { ComponentProps } from "react";
import { describedBy, Field, type FieldWords } from "./field";

/** Several lines of text, growing with what is written where the browser can. The ref reaches the textarea. */
export function TextArea({
  id,
  label,
  hint,
  error,
  className,
  rows = 4,
  "aria-describedby": own,
  ...rest
}: FieldWords & Omit<ComponentProps<"textarea">, "id">) {
  const words = { id, label, hint, error };
  return (
    <Field {...words}>
      <textarea
        id={id}
        rows={rows}
        className={["in", error ? "bad" : "", className ?? ""].filter(Boolean).join(" ")}
        aria-describedby={describedBy(words, own)}
        aria-invalid={error ? true : undefined}
        {...rest}
      />
    </Field>
  );
}
