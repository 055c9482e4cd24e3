import { z } from "zod";
import { plainText } from "../plain-text.ts";

/** One point of an agreement. */
export const agreementPoint = plainText()
  .min(1, "Write this point, or take it out")
  .max(600, "Use 600 characters or fewer");

const whatChanged = plainText().max(1000, "Use 1,000 characters or fewer");

/**
 * A new version, made from the one with this `number` (0: from none). The first needs no words about what changed; every
 * later one does, because members read those first.
 */
export const agreementVersion = z
  .object({
    number: z.int().min(0).max(10_000),
    points: z
      .array(agreementPoint)
      .min(1, "An agreement needs at least one point")
      .max(40, "An agreement has at most 40 points")
      .refine((points) => new Set(points).size === points.length, "Two points say the same. Take one of them out"),
    whatChanged,
  })
  .refine(({ number, whatChanged }) => number === 0 || whatChanged !== "", {
    path: ["whatChanged"],
    message: "Say in a few words what changed",
  });

/** The version that somebody has on their screen. */
export const agreementChoice = z.object({ agreementId: z.uuid() });

/** Asks for the newest version: `number` is the one that the screen has. */
export const newestAgreement = z.object({ number: z.int().min(0).max(10_000) });
