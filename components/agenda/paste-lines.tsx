import { useId, useMemo } from "react";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/text-area";
import { itemsFromLines, type PastedItem } from "./pasted-lines";

/** Where several lines become items: shown as a list first, added when asked to. What was pasted stays until then. */
export function PasteLines({
  text,
  open,
  onText,
  onOpen,
  onAdd,
}: {
  text: string;
  open: boolean;
  onText: (text: string) => void;
  onOpen: (open: boolean) => void;
  onAdd: (items: PastedItem[]) => void;
}) {
  const heading = useId();
  const items = useMemo(() => itemsFromLines(text), [text]);
  return (
    <details open={open} onToggle={(event) => onOpen(event.currentTarget.open)}>
      <summary>Paste lines</summary>
      <div className="stack">
        <TextArea
          id="paste-lines"
          label="One item in each line"
          hint="Like “Check-in 12” or “10:00 Check-in”. Minutes can stand at either end."
          rows={5}
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
        {items.length > 0 ? (
          <>
            <h3 id={heading}>What will be added</h3>
            <ol className="steps" aria-labelledby={heading}>
              {items.slice(0, 60).map((item, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever shown again as a whole
                <li key={at}>
                  <span>{item.minutes} min</span>
                  <span>
                    {item.title}
                    {item.line ? ` ${item.line}` : ""}
                    {item.guessed ? " (no minutes were given, so it gets 10)" : ""}
                  </span>
                </li>
              ))}
            </ol>
            {items.length > 60 ? <p>And {items.length - 60} more.</p> : null}
            <p>
              <Button look="line" onClick={() => onAdd(items)}>
                {items.length === 1 ? "Add this item" : `Add these ${items.length} items`}
              </Button>
            </p>
          </>
        ) : null}
      </div>
    </details>
  );
}
