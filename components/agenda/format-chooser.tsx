import { Button } from "@/components/ui/button";
import { type SessionFormat, sessionFormats } from "@/lib/agendas/formats";

/** Ways to begin an agenda that has no items yet. Everything in a format can be changed afterwards. */
export function FormatChooser({ onChoose }: { onChoose: (format: SessionFormat) => void }) {
  return (
    <section className="stack" aria-labelledby="formats">
      <h2 id="formats">Start from a format</h2>
      <p>Each one is only a start: you can change everything. Or add items yourself, below.</p>
      <ul className="cluster">
        {sessionFormats.map((format) => (
          <li key={format.id}>
            <Button look="line" onClick={() => onChoose(format)}>
              {format.name}, {format.minutes} minutes
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
