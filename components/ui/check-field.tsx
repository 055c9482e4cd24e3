import type { ComponentProps } from "react";
import { describedBy, FieldProblem, type FieldWords } from "./field";

/** One thing to tick. The ref reaches the input. */
export function CheckField({
  id,
  label,
  hint,
  error,
  "aria-describedby": own,
  ...rest
}: FieldWords & Omit<ComponentProps<"input">, "id" | "type">) {
  const words = { id, label, hint, error };
  return (
    <div className={error ? "check field wrong" : "check"}>
      <input
        id={id}
        type="checkbox"
        aria-describedby={describedBy(words, own)}
        aria-invalid={error ? true : undefined}
        {...rest}
      />
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <FieldProblem id={id} error={error} />
    </div>
  );
}
