import type { ComponentProps } from "react";
import { describedBy, Field, type FieldWords } from "./field";

/** One line of text. `className` adds to the box: "short", "mid", "num". The ref reaches the input. */
export function TextField({
  id,
  label,
  hint,
  error,
  className,
  "aria-describedby": own,
  ...rest
}: FieldWords & Omit<ComponentProps<"input">, "id">) {
  const words = { id, label, hint, error };
  return (
    <Field {...words}>
      <input
        id={id}
        className={["in", error ? "bad" : "", className ?? ""].filter(Boolean).join(" ")}
        aria-describedby={describedBy(words, own)}
        aria-invalid={error ? true : undefined}
        {...rest}
      />
    </Field>
  );
}
