"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { CheckField } from "@/components/ui/check-field";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import type { ActionResult } from "@/lib/actions/action";
import { type AppreciationFields, type AppreciationPage, appreciationWords } from "@/lib/appreciations/input";
import type { OwnThanks } from "@/lib/appreciations/queries";
import { LineForm } from "./line-form";
import { commonRefusals } from "./refusals";

type Reason = "not-found" | "nobody" | "shown";
export type SaveThanks = (thanks: AppreciationPage) => Promise<ActionResult<OwnThanks, Reason>>;

const resolver = zodResolver(appreciationWords, undefined, { raw: true });

const refusals = {
  ...commonRefusals,
  "not-found":
    "These thanks, or this round, are not here any more. Your words are still on this page: copy what you need.",
  nobody: "This person is not in the group any more. Choose somebody else, or the whole group.",
  shown: "The thanks have just been shown, so nothing can be added or changed now. Your words are still on this page.",
};

/** Thanks to everybody or to one person. `thanks`: those that are being changed; without, they are new. */
export function ThanksForm({
  roundId,
  others,
  thanks,
  save,
  onSaved,
  onLeave,
}: {
  roundId: string;
  others: readonly { id: string; name: string }[];
  thanks?: OwnThanks;
  save: SaveThanks;
  onSaved: (thanks: OwnThanks) => void;
  onLeave?: () => void;
}) {
  const id = (name: string) => `${thanks?.id ?? "new"}-${name}`;
  return (
    <LineForm<AppreciationFields, OwnThanks, Reason>
      label={thanks ? "Change these thanks" : "Write thanks"}
      start={{ toMemberId: thanks?.toMemberId ?? "", words: thanks?.words ?? "", named: thanks?.named ?? true }}
      resolver={resolver}
      fields={["toMemberId", "words"]}
      fieldId={id}
      send={(fields, newId) => save({ ...fields, roundId, appreciationId: thanks?.id ?? newId, adding: !thanks })}
      refusals={refusals}
      at={{ nobody: "toMemberId" }}
      onSent={onSaved}
      button={thanks ? "Keep the change" : "Keep it for the close"}
      done="Kept. Nobody else sees it before the close."
      {...(onLeave ? { onLeave } : {})}
    >
      {({ register, problem }) => (
        <>
          <Field id={id("toMemberId")} label="Who it is for" error={problem("toMemberId")}>
            <select className="in mid" id={id("toMemberId")} {...register("toMemberId")}>
              <option value="">The whole group</option>
              {others.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          </Field>
          <TextArea
            id={id("words")}
            label="Your thanks"
            hint="Up to 500 characters."
            error={problem("words")}
            {...register("words")}
          />
          <CheckField id={id("named")} label="Show my name" {...register("named")} />
        </>
      )}
    </LineForm>
  );
}
