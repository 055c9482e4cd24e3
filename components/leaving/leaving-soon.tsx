import { Tell } from "@/components/ui/tell";
import { formatCalendarDay } from "@/lib/dates";
import styles from "./leaving.module.css";

/** Said on every page where a member arrives, for as long as it can be taken back. `wrap`: where nothing else does. */
export function LeavingSoon({ leavesOn, wrap = false }: { leavesOn: string | null; wrap?: boolean }) {
  if (!leavesOn) return null;
  return (
    <div className={wrap ? `wrap noprint ${styles.soon}` : `noprint ${styles.soon}`}>
      <Tell>
        <p>
          <strong>{`You leave on ${formatCalendarDay(leavesOn, new Date())}.`}</strong>{" "}
          <a href="/account#going">Stay after all, or see what happens then</a>
        </p>
      </Tell>
    </div>
  );
}
