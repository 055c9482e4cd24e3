import { breachDraft } from "./rules/breach.ts";
import { impactDraft } from "./rules/impact.ts";

export const paperIds = ["impact-assessment", "after-a-breach"] as const;
export type PaperId = (typeof paperIds)[number];

export type DraftSection = { id: string; title: string; draft: string };

/** The facilitators' papers, drafted from what this site does. Each section is theirs to change. */
export const papers: Record<PaperId, { title: string; sections: readonly DraftSection[] }> = {
  "impact-assessment": { title: "Impact assessment", sections: impactDraft },
  "after-a-breach": { title: "What to do after a breach", sections: breachDraft },
};

export const sectionOf = (paper: PaperId, section: string): DraftSection | undefined =>
  papers[paper].sections.find(({ id }) => id === section);
