export const moments = ["start", "middle", "end"] as const;
export type Moment = (typeof moments)[number];

/** The group's own questions, out of what its page claims. Asked alike at each moment, so that they can be compared. */
export const evaluationItems = [
  { id: "time", words: "I have protected time to reflect here" },
  { id: "confidential", words: "What is said here feels confidential" },
  { id: "trust", words: "I trust the people in this group" },
  { id: "less-alone", words: "I feel less alone in my work" },
  { id: "deeper", words: "We look deeper before we look for solutions" },
  { id: "feelings", words: "We use feelings to understand what happens" },
  { id: "power", words: "I handle power and boundaries with more confidence" },
  { id: "values", words: "I work closer to my values" },
  { id: "learned", words: "I learn from the others" },
  { id: "access", words: "My access needs are met" },
  { id: "recommend", words: "I would recommend this group" },
] as const;

export const scale = [
  { value: "1", words: "Disagree" },
  { value: "2", words: "Tend to disagree" },
  { value: "3", words: "In between" },
  { value: "4", words: "Tend to agree" },
  { value: "5", words: "Agree" },
] as const;

export const notSaid = "not-said";
/** Below this many replies nothing at all is shown; below the other no open lines. */
export const fewestReplies = 5;
export const fewestForLines = 8;

export type Reply = { answers: Record<string, string>; line: string };
export type ItemResult = { id: string; words: string; counts: number[]; said: number; agreed: number | null };
export type Results = { replies: number; items: ItemResult[]; lines: string[] };

/**
 * The replies of a closed round as counts by item, with the share of those who agreed or tended to. Null below five
 * replies; no open line below eight. `agreed` is null where fewer than five said anything about an item.
 */
export function resultsOf(replies: readonly Reply[]): Results | null {
  if (replies.length < fewestReplies) return null;
  const items = evaluationItems.map(({ id, words }) => {
    const counts = scale.map(({ value }) => replies.filter(({ answers }) => answers[id] === value).length);
    const said = counts.reduce((sum, n) => sum + n, 0);
    const enough = said >= fewestReplies;
    const agreeing = (counts[3] ?? 0) + (counts[4] ?? 0);
    return {
      id,
      words,
      counts: enough ? counts : [],
      said: enough ? said : 0,
      agreed: enough ? Math.round((agreeing / said) * 100) : null,
    };
  });
  const lines = replies.length < fewestForLines ? [] : replies.map(({ line }) => line).filter(Boolean);
  return { replies: replies.length, items, lines };
}
