import type { ReactNode } from "react";

export type FieldWords = {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
};

/** The ids that a control must name in aria-describedby, hint first, then the problem. */
export function describedBy({ id, hint, error }: FieldWords, own?: string): string | undefined {
  return [own, hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
}

/** Label, hint and problem around one control. The control carries `id` and `describedBy`. */
export function Field({ id, label, hint, error, children }: FieldWords & { children: ReactNode }) {
  return (
    <div className={error ? "field wrong" : "field"}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <FieldProblem id={id} error={error} />
      {children}
    </div>
  );
}

export function FieldProblem({ id, error }: { id: string; error?: string | undefined }) {
  if (!error) return null;
  return (
    <p className="err" id={`${id}-error`}>
      <span className="vh">Error: </span>
      {error}
    </p>
  );
}
