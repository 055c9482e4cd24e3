"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { CheckField } from "@/components/ui/check-field";
import { TextArea } from "@/components/ui/text-area";
import type { ActionResult } from "@/lib/actions/action";
import { type LearningFields, learningWords } from "@/lib/learnings/input";
import type { ListedLearning } from "@/lib/learnings/queries";
import { LineForm } from "./line-form";
import { commonRefusals } from "./refusals";

export type ShareLearning = (
  line: LearningFields & { learningId: string },
) => Promise<ActionResult<ListedLearning, never>>;

const resolver = zodResolver(learningWords, undefined, { raw: true });

/** One line for the board, with a name only where its author ticks it. */
export function LearningForm({ share, onShared }: { share: ShareLearning; onShared: (line: ListedLearning) => void }) {
  return (
    <LineForm<LearningFields, ListedLearning, never>
      label="Share a line"
      start={{ line: "", named: false }}
      resolver={resolver}
      fields={["line"]}
      fieldId={(name) => name}
      send={(fields, learningId) => share({ ...fields, learningId })}
      refusals={commonRefusals}
      onSent={onShared}
      button="Share with the group"
      done="Shared with the group."
    >
      {({ register, problem }) => (
        <>
          <TextArea
            id="line"
            rows={2}
            label="Your line"
            hint="Up to 200 characters. Leave out names of people and places, and change what could point to somebody: leaving out a name is often not enough."
            error={problem("line")}
            autoComplete="off"
            {...register("line")}
          />
          <CheckField id="named" label="Show my name beside it" {...register("named")} />
        </>
      )}
    </LineForm>
  );
}
