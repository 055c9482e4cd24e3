import { randomUUID } from "node:crypto";
import type { TwoGroups } from "./two-groups";

type Tried = { input: (groups: TwoGroups, version: number) => unknown; who: "member" | "facilitator" };

const member = ({ people }: TwoGroups) => ({ memberId: people.member.memberId });
const year = { startsOn: "2031-01-10", middleOn: "", endsOn: "2031-12-10", goesOn: "" };

/**
 * The actions on a group itself and on who is in it, in an order in which each still finds its people. Theirs is a test of
 * their own, since some of them end what others begin with.
 */
export const placeActions: Record<string, Tried> = {
  chooseGroup: { input: ({ people }) => ({ groupId: people.member.groupId }), who: "member" },
  pauseOwnPlace: { input: () => ({ paused: true }), who: "member" },
  renameGroup: { input: (_, version) => ({ name: "Another name", version }), who: "facilitator" },
  saveGroupYear: { input: (_, version) => ({ ...year, version }), who: "facilitator" },
  sendAnnouncement: {
    input: () => ({ announcementId: randomUUID(), subject: "The hall", words: "It is open." }),
    who: "facilitator",
  },
  makeGroup: {
    input: (groups) => ({
      groupId: randomUUID(),
      name: "Made by a test",
      timeZone: "Europe/London",
      copies: true,
      memberIds: [member(groups).memberId],
    }),
    who: "facilitator",
  },
  resumePlace: { input: member, who: "facilitator" },
  pausePlace: { input: member, who: "facilitator" },
  makeFacilitator: { input: member, who: "facilitator" },
  endFacilitator: { input: member, who: "facilitator" },
  moveMember: { input: (groups) => ({ ...member(groups), toGroupId: randomUUID() }), who: "facilitator" },
  removeMember: { input: member, who: "facilitator" },
};
