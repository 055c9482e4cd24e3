import type { DemoReflection } from "./reflection.ts";
import { aminaEarlier } from "./reflections-amina-earlier.ts";
import { aminaLater } from "./reflections-amina-later.ts";
import { delroy, marianne, priya, sian } from "./reflections-others.ts";

/** Private writing of made-up people, by email. */
export const reflectionsByEmail: Readonly<Record<string, readonly DemoReflection[]>> = {
  "amina@demo.example": [...aminaEarlier, ...aminaLater],
  "sian@demo.example": sian,
  "delroy@demo.example": delroy,
  "priya@demo.example": priya,
  "marianne@demo.example": marianne,
};
