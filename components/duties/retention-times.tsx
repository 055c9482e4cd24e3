import styles from "@/components/members/member-table.module.css";
import { type Kept, retention } from "@/lib/retention/rules";

/** What is kept, how long and why: the same list for anybody and for facilitators. */
export function RetentionTimes() {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">How long</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {Object.values<Kept>(retention).map(({ name, howLong, why }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{howLong}</td>
            <td>{why}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
