import { z } from "zod";
import { plainText } from "../plain-text.ts";
import { ownWords, type ProvisionId, provisionIds } from "./rules.ts";

/** Ids out of the list of provisions, each once. */
export const provisionChoice = z
  .array(z.enum(provisionIds as [ProvisionId, ...ProvisionId[]]))
  .max(provisionIds.length, "Tick each one once")
  .refine((ids) => new Set(ids).size === ids.length, "Tick each one once");

/** What a member needs. Nothing is kept without their yes. */
export const ownNeeds = z
  .object({
    needs: provisionChoice,
    words: plainText().max(1000, "Use 1,000 characters or fewer"),
    consent: z.boolean().refine(Boolean, "Tick the box if we may keep this and show it to your facilitators"),
  })
  .refine(({ needs, words }) => needs.length > 0 || words !== "", {
    path: ["words"],
    message: "Tick what you need, or write it here",
  });

export type OwnNeedsFields = z.input<typeof ownNeeds>;

/** To take all of it back. */
export const withdrawal = z.object({ all: z.literal(true) });

/** A tick on a session's checklist. */
export const arrangement = z.object({
  sessionId: z.uuid(),
  need: z.enum([ownWords, ...provisionIds]),
  arranged: z.boolean(),
});
