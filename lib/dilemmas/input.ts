import { z } from "zod";
import { plainText } from "../plain-text.ts";

/** The words of a dilemma, and who is to read them. A title is enough. */
export const dilemmaWords = z.object({
  title: plainText().min(1, "Give it a title: one sentence is enough").max(120, "Use 120 characters or fewer"),
  happened: plainText().max(4000, "Use 4,000 characters or fewer"),
  wish: plainText().max(1000, "Use 1,000 characters or fewer"),
  audience: z.enum(["facilitator", "group"], "Choose who can read it"),
  named: z.boolean(),
});

export type DilemmaFields = z.input<typeof dilemmaWords>;
export type Audience = DilemmaFields["audience"];

/**
 * An offer. Its id is made on the device, so that one that is sent twice, because the answer was lost, is one dilemma.
 * There is no field for where its words come from: an offer copied out of a journal is the same as any other.
 */
export const dilemmaOffer = dilemmaWords.extend({ dilemmaId: z.uuid() }).strict();

export const dilemmaChoice = z.object({ dilemmaId: z.uuid() });

/** A change of words; `version` is the one that its author was looking at. */
export const dilemmaChange = dilemmaWords.extend({ dilemmaId: z.uuid(), version: z.int().min(1) });

/** What has happened since. Empty takes it back. */
export const sinceWords = z.object({
  dilemmaId: z.uuid(),
  since: plainText().max(1000, "Use 1,000 characters or fewer"),
});

export const listeningChoice = z.object({ listening: z.boolean() });

const sessionId = z.uuid("Choose a session");

/** The session that a dilemma is planned for or was brought to, or null for none; `before` as the facilitator saw it. */
export const dilemmaPlan = z.object({
  dilemmaId: z.uuid(),
  sessionId: sessionId.nullable(),
  before: z.uuid().nullable(),
});

/** Whether an id out of an address can be one at all. */
export const isDilemmaId = (id: string) => z.uuid().safeParse(id).success;
