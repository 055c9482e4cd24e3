import { z } from "zod";

export const acts = ["start", "move-on", "back", "five-more", "pause", "go-on", "finish", "use-changed"] as const;

/** One step of a running session. `version` is the one that the facilitator was looking at; 0 before it was ever started. */
export const runStep = z.object({ sessionId: z.uuid(), version: z.int().min(0), act: z.enum(acts) });
