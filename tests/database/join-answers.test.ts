import { beforeEach, describe, expect, it } from "vitest";
import { acceptInvitation } from "@/lib/invitations/commands";
import { getInvitation } from "@/lib/invitations/queries";
import { askToJoin } from "@/lib/join-requests/commands";
import { acceptRequest, answerRequest, removeRequest, takeBackAnswer } from "@/lib/join-requests/commands/answer";
import { getRequest, listRequests, type WholeRequest } from "@/lib/join-requests/queries";
import { openDetails } from "@/lib/mail/details";
import { accepting, asOwner, joined } from "@/tests/support/accepting";
import { addMember, makeGroup } from "@/tests/support/groups";
import { asFacilitatorForTests } from "@/tests/support/people";
import { asked, openGroup } from "@/tests/support/requests";

beforeEach(() => asOwner((owner) => owner`delete from attempts`));

/** A request that waits in a group of its own, and its facilitator. */
async function waiting(more: Parameters<typeof asked>[1] = {}) {
  const group = await makeGroup();
  await openGroup(group.groupId);
  const request = asked(group.groupId, more);
  await askToJoin(request, { address: "192.0.2.7" });
  const [listed] = await listRequests(group.facilitator);
  return { ...group, request, requestId: listed?.id ?? "" };
}
const look = async ({
  facilitator,
  requestId,
}: Pick<Awaited<ReturnType<typeof waiting>>, "facilitator" | "requestId">) =>
  (await getRequest(facilitator, requestId)) as WholeRequest;
const daysLeft = async (requestId: string) => {
  const [row] = await asOwner(
    (owner) => owner`select goes_on - current_date as days from join_requests where id = ${requestId}`,
  );
  return row?.days;
};
const mails = (email: string) =>
  asOwner(async (owner) =>
    (
      await owner`select id, kind, sealed, settled_why from messages where to_email = ${email} and kind <> 'request-received' order by made_at`
    ).map((row) => ({
      kind: row.kind,
      settled: row.settled_why,
      details: row.sealed ? openDetails(Buffer.from(process.env.SIGN_IN_KEY ?? "", "hex"), row.id, row.sealed) : null,
    })),
  );

describe("accepting a request", () => {
  it("makes the invitation and its mail in one step, and what the asker wrote is theirs when they join", async () => {
    const mine = await waiting({
      pronouns: "they/them",
      organisation: "Severn Trust",
      needs: ["captions", "breaks"],
      needsWords: "Slides beforehand",
      needsConsent: true,
    });
    const { facilitator, requestId, request } = mine;
    const accepted = await acceptRequest(facilitator, { requestId, version: 1 });
    if (!accepted.ok) throw new Error(accepted.reason);
    const { token } = accepted.value;
    expect(await getInvitation(token)).toMatchObject({ state: "open", email: request.email, name: request.name });
    expect(await mails(request.email)).toEqual([{ kind: "invitation", settled: null, details: { token } }]);
    expect(await look(mine)).toMatchObject({ state: "accepted", invitation: "open", version: 2 });
    expect(await daysLeft(requestId)).toBe(90);

    expect(await acceptInvitation(accepting(token, { name: "Rosa" }))).toEqual({ ok: true });
    const [member] = await asOwner(
      (owner) => owner`
        select m.name, m.pronouns, m.organisation, n.needs, n.words, n.consented_at = r.needs_consented_at as same_consent,
               l.kind, l.by_name
          from members m join access_needs n on n.member_id = m.id join record_log l on l.member_id = m.id
          join join_requests r on r.email = m.email where m.email = ${request.email}`,
    );
    expect({ ...member }).toEqual({
      name: "Rosa",
      pronouns: "they/them",
      organisation: "Severn Trust",
      needs: ["captions", "breaks"],
      words: "Slides beforehand",
      same_consent: true,
      kind: "accepted",
      by_name: facilitator.name,
    });
    expect(await daysLeft(requestId)).toBe(30);
    expect(await takeBackAnswer(facilitator, { requestId, version: 2 })).toEqual({ ok: false, reason: "joined" });
  });

  it("brings no access needs along where there was no consent", async () => {
    const { facilitator, requestId, request } = await waiting();
    const accepted = await acceptRequest(facilitator, { requestId, version: 1 });
    if (accepted.ok) await acceptInvitation(accepting(accepted.value.token));
    const [row] = await asOwner(
      (owner) => owner`select count(n.*)::int as needs, count(m.*)::int as members from members m
                         left join access_needs n on n.member_id = m.id where m.email = ${request.email}`,
    );
    expect({ ...row }).toEqual({ needs: 0, members: 1 });
  });

  it("of somebody who is a member says so and leaves the request as it was", async () => {
    const group = await makeGroup();
    const { email } = await joined(group);
    await openGroup(group.groupId);
    await askToJoin(asked(group.groupId, { email }), { address: "192.0.2.8" });
    const [listed] = await listRequests(group.facilitator);
    const choice = { requestId: listed?.id ?? "", version: 1 };
    expect(await acceptRequest(group.facilitator, choice)).toEqual({ ok: false, reason: "already-a-member" });
    expect(await listRequests(group.facilitator)).toMatchObject([{ state: "waiting" }]);
  });

  it("of somebody who is invited already ends the link before it", async () => {
    const mine = await waiting();
    const first = await acceptRequest(mine.facilitator, { requestId: mine.requestId, version: 1 });
    await askToJoin(asked(mine.groupId, { email: mine.request.email }), { address: "192.0.2.9" });
    const [again] = (await listRequests(mine.facilitator)).filter(({ state }) => state === "waiting");
    expect(await getRequest(mine.facilitator, again?.id ?? "")).toMatchObject({ others: 1 });
    const second = await acceptRequest(mine.facilitator, { requestId: again?.id ?? "", version: 1 });
    if (!first.ok || !second.ok) throw new Error("not accepted");
    expect(await getInvitation(first.value.token)).toEqual({ reason: "cancelled" });
    expect(await getInvitation(second.value.token)).toMatchObject({ state: "open" });
  });
});

describe("answering a request", () => {
  it("in words sends exactly those, and keeps it as long as is said", async () => {
    for (const [answer, state, days] of [
      ["hold", "held", 90],
      ["list", "listed", 365],
      ["decline", "declined", 90],
    ] as const) {
      const mine = await waiting();
      const words = `Kind words of ${answer}.\n\nTwo lines.`;
      const choice = { requestId: mine.requestId, version: 1, answer, words };
      expect(await answerRequest(mine.facilitator, choice)).toEqual({ ok: true, value: { version: 2 } });
      expect(await look(mine)).toMatchObject({ state, answeredBy: mine.facilitator.name });
      expect(await daysLeft(mine.requestId)).toBe(days);
      expect(await mails(mine.request.email)).toMatchObject([{ settled: null, details: { words } }]);
    }
  });

  it("lets one of two facilitators win, and the other sees that it changed", async () => {
    const mine = await waiting();
    const other = asFacilitatorForTests(await addMember(mine.groupId, "Second Lead", { leads: true }));
    const { requestId } = mine;
    const answers = await Promise.all([
      acceptRequest(mine.facilitator, { requestId, version: 1 }),
      answerRequest(other, { requestId, version: 1, answer: "decline", words: "No" }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter(({ ok }) => !ok)).toEqual([{ ok: false, reason: "changed-elsewhere" }]);
    expect(await mails(mine.request.email)).toHaveLength(1);
  });

  it("can be taken back: the link ends, what has not gone out stays, and it waits again", async () => {
    const mine = await waiting();
    const { facilitator, requestId, request } = mine;
    const accepted = await acceptRequest(facilitator, { requestId, version: 1 });
    if (!accepted.ok) throw new Error(accepted.reason);
    const back = await takeBackAnswer(facilitator, { requestId, version: 2 });
    expect(back).toEqual({ ok: true, value: { version: 3, toldAlready: false } });
    expect(await getInvitation(accepted.value.token)).toEqual({ reason: "cancelled" });
    expect(await mails(request.email)).toEqual([{ kind: "invitation", settled: "not-true", details: null }]);
    expect(await look(mine)).toMatchObject({ state: "waiting", answeredBy: null });
    await answerRequest(facilitator, { requestId, version: 3, answer: "decline", words: "Sorry" });
    await asOwner((owner) => owner`update messages set sent_at = now() where to_email = ${request.email}`);
    expect(await takeBackAnswer(facilitator, { requestId, version: 4 })).toMatchObject({
      value: { toldAlready: true },
    });
    expect(await daysLeft(requestId)).toBe(90);
  });

  it("is for facilitators of the group alone, and an answer that does not fit is refused", async () => {
    const mine = await waiting();
    const other = await makeGroup();
    const choice = { requestId: mine.requestId, version: 1 };
    const member = asFacilitatorForTests(mine.member);
    for (const nobody of [other.facilitator, member]) {
      for (const act of [acceptRequest, takeBackAnswer])
        expect(await act(nobody, choice)).toEqual({ ok: false, reason: "not-found" });
      expect(await removeRequest(nobody, { ...choice, back: false })).toEqual({ ok: false, reason: "not-found" });
      const words = { ...choice, answer: "hold" as const, words: "Wait" };
      expect(await answerRequest(nobody, words)).toEqual({ ok: false, reason: "not-found" });
    }
    expect(await takeBackAnswer(mine.facilitator, choice)).toEqual({ ok: false, reason: "changed-elsewhere" });
    expect(await mails(mine.request.email)).toEqual([]);
    expect(await look(mine)).toMatchObject({ state: "waiting", version: 1 });
  });

  it("may be to delete it at once, when its asker wants that", async () => {
    const mine = await waiting();
    const choice = { requestId: mine.requestId, version: 1 };
    expect(await removeRequest(mine.facilitator, { ...choice, back: false })).toEqual({ ok: true, value: null });
    expect(await getRequest(mine.facilitator, mine.requestId)).toBeNull();
    expect(await acceptRequest(mine.facilitator, choice)).toEqual({ ok: false, reason: "not-found" });
    // Until the daily run it can be taken back, and then it goes on its own day again.
    const back = { ...choice, back: true };
    expect(await removeRequest((await makeGroup()).facilitator, back)).toEqual({ ok: false, reason: "not-found" });
    expect(await removeRequest(mine.facilitator, back)).toEqual({ ok: true, value: null });
    expect(await daysLeft(mine.requestId)).toBe(90);
    expect(await look(mine)).toMatchObject({ state: "waiting" });
  });
});
