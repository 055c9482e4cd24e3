import { randomUUID } from "node:crypto";
import { askJson, signInDirectly } from "./asking";
import { databaseOf, type Joined, makeOtherGroup, newMember } from "./joining";
import { callAction } from "./routes";
import type { Site } from "./sites";

export const roles = ["visitor", "member", "member elsewhere", "facilitator", "facilitator elsewhere"] as const;
export type Role = (typeof roles)[number];

/** Words that nobody else writes, each planted in one place of our group. */
export type Secrets = Record<
  "joinLink" | "place" | "published" | "line" | "draft" | "note" | "memberEmail" | "invited" | "groupName" | "dilemma",
  string
>;

export type TwoGroups = {
  site: Site;
  people: Record<Exclude<Role, "visitor">, Joined>;
  cookies: Record<Role, string | undefined>;
  sessionId: string;
  /** Planned beside it: how to join by other means, and a draft that was never published. */
  draftOnlyId: string;
  /** Offered by our member to the facilitators alone. */
  dilemmaId: string;
  secrets: Secrets;
};

/** What a facilitator fills in to plan a session. */
export const plan = (more: { joinLink?: string; place?: string } = {}) => ({
  date: "2031-05-29",
  time: "10:00",
  minutes: "90",
  timeZone: "Europe/London",
  joinLink: "",
  place: "",
  provided: "",
  format: "none",
  ...more,
});

export const item = (title: string, more: { line?: string; facilitatorNote?: string } = {}) => ({
  kind: "item",
  title,
  minutes: "10",
  line: "",
  facilitatorNote: "",
  ...more,
});

/**
 * Two groups of their own, each with a facilitator and a member, everybody signed in. Ours has a published agenda with a
 * newer draft, a session that was never published, and an open invitation, all made through the site's own actions.
 */
export async function makeTwoGroups(site: Site): Promise<TwoGroups> {
  const [ours, theirs] = [await makeOtherGroup(site), await makeOtherGroup(site)];
  const people = {
    member: await newMember(site, { groupId: ours, name: "Ours Member" }),
    "member elsewhere": await newMember(site, { groupId: theirs, name: "Theirs Member" }),
    facilitator: await newMember(site, { groupId: ours, name: "Ours Lead", leads: true }),
    "facilitator elsewhere": await newMember(site, { groupId: theirs, name: "Theirs Lead", leads: true }),
  };
  const cookies: TwoGroups["cookies"] = { visitor: undefined } as TwoGroups["cookies"];
  for (const role of roles) if (role !== "visitor") cookies[role] = await signInDirectly(site, people[role]);

  const sql = databaseOf(site);
  const [group] = await sql`select name from groups where id = ${ours}`;
  await sql.end();
  const secrets: Secrets = {
    joinLink: `meet.example.org/${randomUUID()}`,
    place: `Ring the bell ${randomUUID()}`,
    published: `Checking in ${randomUUID()}`,
    line: `Bring one word ${randomUUID()}`,
    draft: `Not yet shown ${randomUUID()}`,
    note: `Do not ask first ${randomUUID()}`,
    memberEmail: people.member.email,
    invited: `invited-${randomUUID()}@example.org`,
    groupName: group?.name,
    dilemma: `Between two people ${randomUUID()}`,
  };
  const act = async <T>(name: string, input: unknown): Promise<T> => {
    const { result } = await callAction(site, name, input, { cookie: cookies.facilitator });
    const answer = result as { ok: boolean; value: T };
    if (!answer?.ok) throw new Error(`${name} was refused: ${JSON.stringify(result)}`);
    return answer.value;
  };
  const { sessionId } = await act<{ sessionId: string }>(
    "planSession",
    plan({ joinLink: `https://${secrets.joinLink}`, place: secrets.place }),
  );
  const shown = item(secrets.published, { line: secrets.line, facilitatorNote: secrets.note });
  const { version } = await act<{ version: number }>("saveDraft", { sessionId, version: 0, items: [shown] });
  await act("publishAgenda", { sessionId, version });
  await act("saveDraft", { sessionId, version, items: [shown, item(secrets.draft)] });
  const planned = await act<{ sessionId: string }>("planSession", plan({ place: secrets.place }));
  const only = { sessionId: planned.sessionId, version: 0, items: [item(secrets.draft)] };
  await act("saveDraft", only);
  await act("makeInvitation", { name: "Invited Person", email: secrets.invited });
  const owed = databaseOf(site);
  await owed`insert into messages (group_id, member_id, kind, session_id)
    values (${ours}, ${people.member.memberId}, 'agenda-published', ${sessionId})`;
  await owed.end();
  const dilemmaId = randomUUID();
  const offer = {
    dilemmaId,
    title: "A title",
    happened: secrets.dilemma,
    wish: "",
    audience: "facilitator",
    named: true,
  };
  const offered = await askJson(site, "/api/dilemmas", offer, { cookie: cookies.member });
  if (offered.status !== 200) throw new Error(`A dilemma was not offered: ${offered.text}`);
  return { site, people, cookies, sessionId, draftOnlyId: planned.sessionId, dilemmaId, secrets };
}
