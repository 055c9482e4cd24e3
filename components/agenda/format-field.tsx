import type { UseFormRegisterReturn } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { sessionFormats } from "@/lib/agendas/formats";

/** Which ready-made agenda to begin from. */
export function FormatField({
  label,
  hint,
  nothing,
  error,
  ...select
}: UseFormRegisterReturn & { id: string; label: string; hint: string; nothing?: string; error: string | undefined }) {
  return (
    <Field id={select.id} label={label} hint={hint} error={error}>
      <select className="in mid" aria-describedby={`${select.id}-hint`} {...select}>
        {sessionFormats.map(({ id, name, minutes }) => (
          <option key={id} value={id}>
            {name}, {minutes} minutes
          </option>
        ))}
        {nothing ? <option value="none">{nothing}</option> : null}
      </select>
    </Field>
  );
}
