import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sendAnnouncement } from "@/lib/announcements/commands";
import { announcementSent } from "@/lib/announcements/input";
import { countAddressed, listAnnouncements, listSentAnnouncements } from "@/lib/announcements/queries";
import type { Facilitator } from "@/lib/auth/viewer";
import { getWaiting } from "@/lib/desk/queries";
import { pausePlace } from "@/lib/memberships/commands";
import { asOwner } from "@/tests/support/accepting";
import { addMember, makeGroup } from "@/tests/support/groups";

const written = (more: object = {}) => ({
  announcementId: randomUUID(),
  subject: "The hall",
  words: "Come by the side door.",
  ...more,
});
const sent = (more: object = {}) => announcementSent.parse(written(more));

describe("a message to everybody", () => {
  it("is queued once for everybody else who takes part, also when it is sent twice at once", async () => {
    const { facilitator, member, groupId } = await makeGroup();
    await addMember(groupId, "Another Member");
    const paused = await addMember(groupId, "Paused Member");
    await pausePlace(facilitator, paused);
    expect(await countAddressed(facilitator)).toBe(2);
    const one = sent();
    const answers = await Promise.all([sendAnnouncement(facilitator, one), sendAnnouncement(facilitator, one)]);
    expect(answers).toEqual([1, 2].map(() => ({ ok: true, value: { people: 2 } })));
    const queued = await asOwner(
      (sql) => sql`select member_id from messages where announcement_id = ${one.announcementId}`,
    );
    expect(queued).toHaveLength(2);
    expect(queued.map(({ member_id }) => member_id)).not.toContain(paused.memberId);
    expect(await listSentAnnouncements(facilitator)).toMatchObject([{ subject: "The hall", people: 2, waiting: 2 }]);
    expect(await listAnnouncements(member)).toMatchObject([{ words: "Come by the side door." }]);
  });

  it("is written by who leads the group, and read in that group alone", async () => {
    const { facilitator, member } = await makeGroup();
    const elsewhere = await makeGroup();
    const one = sent();
    await sendAnnouncement(facilitator, one);
    const pretends = { ...elsewhere.facilitator, groupId: facilitator.groupId } as Facilitator;
    for (const actor of [pretends, member as Facilitator])
      expect(await sendAnnouncement(actor, sent())).toEqual({ ok: false, reason: "not-found" });
    // Another group's id is taken over by nobody.
    expect(await sendAnnouncement(elsewhere.facilitator, one)).toEqual({ ok: false, reason: "not-found" });
    expect(await listAnnouncements(elsewhere.member)).toEqual([]);
    expect(await listSentAnnouncements(member as Facilitator)).toEqual([]);
    expect(await listAnnouncements(member)).toHaveLength(1);
  });

  it("has a subject of one line and words, of a length that can be read", () => {
    const { subject } = sent({ subject: "Hall\r\nBcc: all@example.org\u2028" });
    expect(subject).toBe("Hall Bcc: all@example.org");
    for (const more of [
      { subject: " \n " },
      { words: "" },
      { words: "x".repeat(100_000) },
      { subject: "x".repeat(121) },
    ])
      expect(announcementSent.safeParse(written(more)).success).toBe(false);
  });

  it("that could not be sent is counted at the desk of its group and no other", async () => {
    const { facilitator } = await makeGroup();
    const elsewhere = await makeGroup();
    const one = sent();
    await sendAnnouncement(facilitator, one);
    await asOwner((sql) => sql`update messages set failed_at = now() where announcement_id = ${one.announcementId}`);
    expect(await getWaiting(facilitator)).toMatchObject({ requests: 0, failed: 1 });
    expect(await getWaiting(elsewhere.facilitator)).toMatchObject({ failed: 0 });
  });
});
