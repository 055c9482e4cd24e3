import { Leaf } from "@/components/ui/leaf";
import type { ComingAnswer } from "@/lib/coming/input";

type Line = { memberId: string; name: string; answer: ComingAnswer | null };

const parts: readonly { id: string; answer: ComingAnswer | null; heading: string }[] = [
  { id: "can-come", answer: "coming", heading: "Can come" },
  { id: "cannot-come", answer: "not-coming", heading: "Can’t make this one" },
  { id: "not-sure", answer: "not-sure", heading: "Not sure yet" },
  { id: "not-said", answer: null, heading: "Have not said yet" },
];

/** Before a session: who said what about coming. Nobody is chased: not having said is a state like the others. */
export function ComingPlan({ lines }: { lines: readonly Line[] }) {
  return parts.map(({ id, answer, heading }) => {
    const those = lines.filter((line) => line.answer === answer);
    if (those.length === 0) return null;
    return (
      <Leaf key={id} as="section" labelledBy={id} snug>
        <h2 id={id}>{heading}</h2>
        <ul className="dots plain">
          {those.map(({ memberId, name }) => (
            <li key={memberId}>{name}</li>
          ))}
        </ul>
      </Leaf>
    );
  });
}
