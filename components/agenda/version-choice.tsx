import { Button } from "@/components/ui/button";
import { Tell } from "@/components/ui/tell";

/** Asked when the agenda was saved from somewhere else meanwhile. Neither answer loses what was typed here. */
export function VersionChoice({ onTheirs, onMine }: { onTheirs: () => void; onMine: () => void }) {
  return (
    <Tell live>
      <div className="stack">
        <p>
          <strong>This agenda was saved from somewhere else since you opened it.</strong> What you have here is kept on
          this page, and has not been saved yet.
        </p>
        <p className="cluster">
          <Button look="line" onClick={onTheirs}>
            Load the other version
          </Button>
          <Button look="line" onClick={onMine}>
            Keep mine in its place
          </Button>
        </p>
      </div>
    </Tell>
  );
}
