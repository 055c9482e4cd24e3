import table from "@/components/members/member-table.module.css";

export type TurnRow = {
  memberId: string;
  name: string;
  lastBrought: string | null;
  waiting: boolean;
  listening: boolean;
};

/** Whose turn it might be. By name and without counting: turns are talked about, not won. */
export function TurnsTable({ turns }: { turns: readonly TurnRow[] }) {
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Last turn</th>
          <th scope="col">Now</th>
        </tr>
      </thead>
      <tbody>
        {turns.map(({ memberId, name, lastBrought, waiting, listening }) => (
          <tr key={memberId}>
            <th scope="row">{name}</th>
            <td>{lastBrought ? `Brought one on ${lastBrought}` : "Has brought none yet"}</td>
            <td>
              {[waiting ? "Has one waiting" : "", listening ? "Would rather listen" : ""].filter(Boolean).join(". ")}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
