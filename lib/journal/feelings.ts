/** Words for feelings, in groups that only help to find them. Their order means nothing: no word is better than another. */
export type FeelingGroup = { id: string; name: string; hint?: string; words: readonly string[] };

// An own selection. The arrangement by energy follows Russell's circumplex and the Mood Meter of Yale's RULER.
export const feelingGroups: readonly FeelingGroup[] = [
  {
    id: "high",
    name: "With a lot of energy",
    words: [
      ...["excited", "anxious", "hopeful", "angry", "inspired", "frustrated", "proud", "overwhelmed", "determined"],
      ...["daunted", "curious", "pressured", "playful", "panicky", "moved", "indignant", "brave", "ashamed"],
      ...["energised", "torn", "delighted", "resentful", "alive", "on edge"],
    ],
  },
  {
    id: "low",
    name: "With little energy",
    words: [
      ...["calm", "lonely", "relieved", "sad", "grateful", "drained", "steady", "numb", "connected", "discouraged"],
      ...["content", "guilty", "safe", "stuck", "heard", "hurt", "trusting", "disappointed", "tender", "flat"],
      ...["rested", "weary", "at ease", "hopeless"],
    ],
  },
  {
    id: "mixed",
    name: "Mixed, or hard to name",
    words: [...["uneasy", "ambivalent", "confused", "protective", "nostalgic", "restless", "exposed", "no word yet"]],
  },
  {
    id: "between",
    name: "Between people",
    hint: "What it felt was done. It tells you something, even where it is not the whole story.",
    words: [
      ...["dismissed", "misunderstood", "envied", "used", "tokenised", "blamed", "watched", "let down", "shut out"],
      ...["needed too much", "idealised", "complicit"],
    ],
  },
  {
    id: "body",
    name: "In the body",
    hint: "Only if you like.",
    words: ["tight chest", "jaw", "stomach", "heavy", "buzzing", "hot", "cold", "far away", "tearful", "tired eyes"],
  },
];

/** Whose a feeling might be: more than one at once, and no answer is right. */
export const owners = ["mine", "another person’s", "the group’s", "the organisation’s"] as const;
