import { Icon, type IconName } from "@/components/ui/icon";
import { TextArea } from "@/components/ui/text-area";
import { UndoRow } from "@/components/ui/undo-row";
import styles from "./group.module.css";
import { type PointDoes, type PointRow, pointName, present } from "./use-points";

/** The points with their fields, and what can be done with each. `problems`: by the key of a row. */
export function PointRows({
  rows,
  removed,
  problems,
  does,
}: {
  rows: readonly PointRow[];
  removed: string;
  problems: Readonly<Record<string, string>>;
  does: PointDoes;
}) {
  const there = present(rows);
  return (
    <ol className={styles.rows}>
      {rows.map((row) =>
        row.removed ? (
          <li key={row.key}>
            <UndoRow focusOnMount={removed === row.key} onUndo={() => does.restore(row.key)}>
              {`Removed “${pointName(row.text, 0)}”.`}
            </UndoRow>
          </li>
        ) : (
          <Row
            key={row.key}
            row={row}
            number={there.indexOf(row) + 1}
            of={there.length}
            error={problems[row.key]}
            does={does}
          />
        ),
      )}
    </ol>
  );
}

function Row({
  row: { key, text },
  number,
  of,
  error,
  does,
}: {
  row: PointRow;
  number: number;
  of: number;
  error: string | undefined;
  does: PointDoes;
}) {
  const name = pointName(text, number);
  const act = (id: "up" | "down" | "remove", icon: IconName, words: string, press: () => void, off = false) => (
    <button
      className="act"
      type="button"
      id={`${key}-${id}`}
      aria-label={`${words}: ${name}`}
      aria-disabled={off ? true : undefined}
      onClick={() => {
        if (!off) press();
      }}
    >
      <Icon name={icon} />
      {words}
    </button>
  );
  return (
    <li>
      <TextArea
        id={`${key}-text`}
        label={`Point ${number}`}
        rows={2}
        error={error}
        value={text}
        onChange={({ target }) => does.change(key, target.value)}
      />
      <div className="acts">
        {act("up", "up", "Move up", () => does.move(key, -1), number === 1)}
        {act("down", "down", "Move down", () => does.move(key, 1), number === of)}
        {act("remove", "cross", "Remove", () => does.remove(key))}
      </div>
    </li>
  );
}
