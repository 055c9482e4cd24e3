import { Button } from "@/components/ui/button";
import type { DilemmaToPlace } from "@/lib/agendas/rules";

const goneWords =
  "This dilemma was withdrawn, or was brought to another session. Everything else here is kept. Take it off to go on saving.";

/** The dilemma that stands in an item: never its words copied, so that it can still be withdrawn. */
export function PlacedHere({
  id,
  name,
  dilemma,
  gone,
  onTakeOff,
}: {
  id: string;
  name: string;
  dilemma: DilemmaToPlace | undefined;
  gone: boolean;
  onTakeOff: () => void;
}) {
  return (
    <div className="cluster" role={gone ? "alert" : undefined}>
      <p className={gone ? "err" : "hint"}>
        {gone || !dilemma ? goneWords : `Dilemma: “${dilemma.title}”, offered by ${dilemma.by}.`}
      </p>
      <Button look="quiet" id={`${id}-dilemma`} aria-label={`Take the dilemma off: ${name}`} onClick={onTakeOff}>
        Take it off
      </Button>
    </div>
  );
}

/** The dilemmas that are offered, to place one of them into an item. */
export function DilemmaChoice({
  id,
  offered,
  onPlace,
}: {
  id: string;
  offered: readonly DilemmaToPlace[];
  onPlace: (dilemma: DilemmaToPlace) => void;
}) {
  return (
    <div className="stack close" id={`${id}-dilemmas`}>
      <p className="hint">
        {offered.length > 0
          ? "Members see its title here if it was shared with the group. Otherwise they see your words alone."
          : "No other dilemma is offered at the moment."}
      </p>
      <ul className="cluster">
        {offered.map((dilemma) => (
          <li key={dilemma.id}>
            <Button look="line" onClick={() => onPlace(dilemma)}>
              {dilemma.title}, from {dilemma.by}
              {dilemma.planned ? " (planned for another session)" : ""}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
