import { provisions } from "@/lib/access-needs/rules";
import { formatDay } from "@/lib/dates";
import { dateAnswers } from "@/lib/join-requests/rules";
import styles from "./request-facts.module.css";

type Whole = {
  name: string;
  pronouns: string;
  email: string;
  role: string;
  organisation: string;
  draws: string;
  hopes: string;
  dates: string;
  knows: string;
  ownQuestion: string;
  ownAnswer: string;
  wantsTalk: boolean;
  askedAt: Date;
  needs: { ticked: readonly string[]; words: string; consentedAt: Date } | null;
};

/** A request whole, in the order of its form. Access needs only where there was consent, and with its day. */
export function RequestFacts({ request, zone, now }: { request: Whole; zone: string; now: Date }) {
  const { needs } = request;
  const ticked = needs ? provisions.filter(({ id }) => needs.ticked.includes(id)).map(({ label }) => label) : [];
  const facts = [
    { name: "Asked on", value: formatDay(request.askedAt, zone, now) },
    { name: "Pronouns", value: request.pronouns },
    { name: "Email address", value: request.email },
    { name: "What they do", value: request.role },
    { name: "Organisation", value: request.organisation },
    { name: "What draws them here", value: request.draws },
    { name: "What they hope to bring or get", value: request.hopes },
    { name: "The dates", value: dateAnswers.find(({ id }) => id === request.dates)?.name ?? "" },
    { name: "A talk first", value: request.wantsTalk ? "Yes, please" : "No" },
    { name: "Somebody they work with", value: request.knows },
    ...(request.ownQuestion ? [{ name: request.ownQuestion, value: request.ownAnswer }] : []),
    {
      name: "What would help them take part",
      value: needs
        ? `${[ticked.join(", "), needs.words].filter(Boolean).join("\n")}\nThey agreed on ${formatDay(needs.consentedAt, zone, now)} that facilitators see this. If they join, it goes along.`
        : "",
    },
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value || <span className="hint">Nothing said</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
