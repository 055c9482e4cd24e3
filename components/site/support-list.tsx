import { Leaf } from "@/components/ui/leaf";
import { type SupportGroup, type SupportLine, supportGroups } from "./support-lines";
import styles from "./support-list.module.css";

const ways = ["Phone", "Text or email", "BSL"] as const;
const long = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

function Way({ line, how }: { line: SupportLine; how: (typeof ways)[number] }) {
  const way = line.ways.find((one) => one.how === how);
  return (
    <div>
      <dt>{how}</dt>
      <dd>
        {way ? (
          way.href ? (
            <a href={way.href}>{way.reach}</a>
          ) : (
            <b>{way.reach}</b>
          )
        ) : (
          <span className="hint">None that we know of</span>
        )}
        {way?.more ? <span className={styles.more}>{way.more}</span> : null}
      </dd>
    </div>
  );
}

function Line({ line, showUnchecked }: { line: SupportLine; showUnchecked: boolean }) {
  return (
    <li className={styles.line}>
      <h3>{line.name}</h3>
      <p className="meta">
        <span>{line.where}</span>
        <span>{line.when}</span>
      </p>
      <dl className={styles.ways}>
        {ways.map((how) => (
          <Way key={how} line={line} how={how} />
        ))}
      </dl>
      {line.lastChecked ? <p className="hint">Last checked on {long.format(new Date(line.lastChecked))}</p> : null}
      {showUnchecked && !line.lastChecked ? <p className={styles.unchecked}>Nobody has checked this yet.</p> : null}
    </li>
  );
}

function Group({ group, showUnchecked }: { group: SupportGroup; showUnchecked: boolean }) {
  return (
    <Leaf as="section" labelledBy={group.id} snug note={<p>{group.about}</p>}>
      <h2 id={group.id}>{group.heading}</h2>
      <ul className={styles.lines}>
        {group.lines.map((line) => (
          <Line key={line.id} line={line} showUnchecked={showUnchecked} />
        ))}
      </ul>
    </Leaf>
  );
}

/** Where to turn, phone beside text beside BSL. The facilitator sees which lines nobody has checked. */
export function SupportLines({ showUnchecked }: { showUnchecked: boolean }) {
  return supportGroups.map((group) => <Group key={group.id} group={group} showUnchecked={showUnchecked} />);
}
