import { PrintButton } from "@/components/agenda/print-button";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { formatDay } from "@/lib/dates";
import { PaperSection, type SaveSection } from "./paper-section";

type Section = { id: string; title: string; words: string; version: number; changedAt: Date | null };

/** One of the facilitators' papers: to read, to print, and to complete section by section. */
export function Paper({
  paper,
  title,
  lead,
  sections,
  zone,
  now,
  saveSection,
}: {
  paper: "impact-assessment" | "after-a-breach";
  title: string;
  lead: string;
  sections: readonly Section[];
  zone: string;
  now: Date;
  saveSection: SaveSection;
}) {
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="facilitator">Facilitators of this site see it</WhoSees>}>
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
        <p className="cluster noprint">
          <PrintButton />
          <a href="/facilitate/duties">Duties</a>
        </p>
      </Leaf>
      {sections.map(({ id, title: name, words, version, changedAt }) => (
        <Leaf
          key={id}
          as="section"
          labelledBy={id}
          snug
          note={<p>{changedAt ? `Changed on ${formatDay(changedAt, zone, now)}` : "As drafted"}</p>}
        >
          <h2 id={id}>{name}</h2>
          <PaperSection
            paper={paper}
            section={id}
            title={name}
            words={words}
            version={version}
            saveSection={saveSection}
          />
        </Leaf>
      ))}
    </div>
  );
}
