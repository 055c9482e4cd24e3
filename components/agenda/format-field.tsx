import type { UseFormRegisterReturn } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { sessionFormats } from "@/lib/agendas/formats";
import type { FormatName } from "@/lib/agendas/rules";

const option = ({ id, name, minutes }: FormatName) => (
  <option key={id} value={id}>
    {name}, {minutes} minutes
  </option>
);

/** Which agenda to begin from: a ready-made one, or one of the group's own. */
export function FormatField({
  label,
  hint,
  nothing,
  own,
  error,
  ...select
}: UseFormRegisterReturn & {
  id: string;
  label: string;
  hint: string;
  nothing?: string;
  own: readonly FormatName[];
  error: string | undefined;
}) {
  return (
    <Field id={select.id} label={label} hint={hint} error={error}>
      <select className="in mid" aria-describedby={`${select.id}-hint`} {...select}>
        {own.length > 0 ? (
          <>
            <optgroup label="Ready-made">{sessionFormats.map(option)}</optgroup>
            <optgroup label="Your group’s own">{own.map(option)}</optgroup>
          </>
        ) : (
          sessionFormats.map(option)
        )}
        {nothing ? <option value="none">{nothing}</option> : null}
      </select>
    </Field>
  );
}
