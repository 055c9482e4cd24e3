import styles from "./seat-plan.module.css";

type Seat = { turn: number; away: number; tilt: number; kind?: "free" | "wheelchair" };

// A circle drawn by hand would not be even: each seat stands a little off its place.
const seats: Seat[] = [
  { turn: 0, away: 140, tilt: 3 },
  { turn: 41, away: 144, tilt: -16, kind: "free" },
  { turn: 82, away: 139, tilt: -4 },
  { turn: 121, away: 142, tilt: 5 },
  { turn: 160, away: 138, tilt: 0, kind: "wheelchair" },
  { turn: 199, away: 143, tilt: -6 },
  { turn: 239, away: 139, tilt: 4 },
  { turn: 280, away: 142, tilt: -3 },
  { turn: 320, away: 138, tilt: 6 },
];

function Chair() {
  return (
    <>
      <rect className={styles.seat} x="-19" y="-17" width="38" height="36" rx="7" />
      <path className={styles.back} d="M-20 -18Q0 -29 20 -18" />
    </>
  );
}

function Wheelchair() {
  return (
    <>
      <rect className={styles.seat} x="-17" y="-16" width="34" height="34" rx="6" />
      <path className={styles.back} d="M-15 -20H15M-26 -17V15M26 -17V15" />
    </>
  );
}

/** The product's one drawing: a circle of seats seen from above, one of them free when there is one. */
export function SeatPlan({ says, free }: { says: string; free: boolean }) {
  return (
    <figure className={styles.plan}>
      <svg
        viewBox="22 22 356 356"
        role="img"
        aria-label={`Drawing of nine seats in a circle, seen from above. One is a wheelchair.${free ? " One seat is free." : ""}`}
      >
        {seats.map(({ turn, away, tilt, kind }) => (
          <g
            key={turn}
            className={free && kind === "free" ? styles.free : undefined}
            transform={`translate(200 200) rotate(${turn}) translate(0 ${-away}) rotate(${tilt})`}
          >
            {kind === "wheelchair" ? <Wheelchair /> : <Chair />}
          </g>
        ))}
      </svg>
      {says ? <figcaption>{says}</figcaption> : null}
    </figure>
  );
}
