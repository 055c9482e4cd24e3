import type { Role, Secrets } from "./two-groups";

const sessionPages = ["/sessions/[id]"];
const stages = ["/sessions/[id]/now", "/facilitate/sessions/[id]/run"];
const shownOn = ["/sessions/[id]", "/sessions/[id]/large-print", "/sessions/[id]/read-aloud"];
const desk = ["/facilitate/sessions/[id]", "/facilitate/sessions/[id]/preview"];
const versions = "/facilitate/sessions/[id]/versions";
/** Where each secret of our group may be read, by whom: there and nowhere else, in pages and in what the router fetches. */
export const readable: Record<Role, Partial<Record<keyof Secrets, string[]>>> = {
  visitor: {},
  member: {
    joinLink: sessionPages,
    place: [...sessionPages, "/sessions/[id]/large-print"],
    published: [...shownOn, "/sessions/[id]/now"],
    line: [...shownOn, "/sessions/[id]/now"],
    groupName: ["/groups", "/sessions", "/group", "GET /api/today"],
    memberEmail: ["GET /api/journal/local-key"],
    dilemma: ["/dilemmas/[id]"],
  },
  "member elsewhere": {},
  facilitator: {
    joinLink: [...desk, ...sessionPages],
    place: [...desk, ...sessionPages, "/sessions/[id]/large-print"],
    published: [...desk, versions, ...shownOn, ...stages],
    line: [...desk, versions, ...shownOn, ...stages],
    draft: desk,
    note: ["/facilitate/sessions/[id]"],
    dilemma: ["/facilitate/dilemmas/[id]"],
    groupName: [
      "/facilitate",
      "/facilitate/announcements",
      "/facilitate/dilemmas",
      "/facilitate/joining",
      "/facilitate/members",
      "/facilitate/members/[id]",
      "/facilitate/requests",
      "/facilitate/requests/[id]",
      "/facilitate/year",
      "/groups",
      "/sessions",
      "/group",
      "GET /api/today",
    ],
    memberEmail: ["/facilitate/members", "/facilitate/members/[id]", "/facilitate/messages"],
    invited: ["/facilitate/members", "/facilitate/messages"],
  },
  "facilitator elsewhere": {},
};
