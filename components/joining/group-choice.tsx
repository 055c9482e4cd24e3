import type { JoiningAt } from "@/lib/joining/rules";
import { joiningInWords } from "./joining-words";

/** Which of several groups. Each is a link: nothing is chosen for anybody. */
export function GroupChoice({
  groups,
  now,
}: {
  groups: readonly (JoiningAt & { id: string; name: string })[];
  now: Date;
}) {
  return (
    <>
      <p className="lead">More than one group takes requests now. Choose one; you can ask another as well.</p>
      <ul className="lines plain">
        {groups.map((group) => (
          <li key={group.id}>
            <a href={`/ask-to-join?group=${group.id}`}>{group.name}</a>
            <span className="hint"> {joiningInWords(group, now).short}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
