import { expect, test } from "@playwright/test";
import { type Answer, ask } from "../support/asking";
import { joiningPages, makeRequest } from "../support/joining-actions";
import { readable } from "../support/readable";
import { pagesInApp } from "../support/routes";
import { sites } from "../support/sites";
import { makeTwoGroups, roles, type TwoGroups } from "../support/two-groups";

// What each role is answered, in the order of `roles`: visitor, member, member elsewhere, facilitator, facilitator elsewhere.
type Expected = readonly [number, number, number, number, number];
const anybody: Expected = [200, 200, 200, 200, 200];
const members: Expected = [307, 200, 200, 200, 200];
const membersOfTheGroup: Expected = [307, 200, 404, 200, 404];
const authors: Expected = [307, 200, 404, 404, 404];
const facilitators: Expected = [307, 404, 404, 200, 200];
const facilitatorsOfTheGroup: Expected = [307, 404, 404, 200, 404];

// Every page of the site. `words` stand on a guarded page and nowhere else: they must not come along with a refusal.
const pages: Record<string, { expected: Expected; words?: string }> = {
  "/": { expected: anybody },
  "/accessibility": { expected: anybody },
  ...joiningPages,
  "/confidentiality": { expected: anybody },
  "/how-a-session-works": { expected: anybody },
  "/reading-settings": { expected: anybody },
  "/support": { expected: anybody },
  // Whose it is and what it stops is asked in mail.spec.ts; this one proves nothing.
  "/unsubscribe/[link]": { expected: [404, 404, 404, 404, 404] },
  "/recover": { expected: anybody },
  "/sign-in": { expected: anybody },
  "/welcome": { expected: anybody },
  "/account": { expected: anybody },
  "/account/leave": { expected: anybody },
  "/goodbye": { expected: anybody },
  "/account/new-key": { expected: anybody },
  "/account/password": { expected: anybody },
  "/account/details": { expected: members, words: "Your group sees your name and pronouns" },
  "/account/devices": { expected: members, words: "We keep no address and no place" },
  "/account/email": { expected: anybody },
  "/account/second-step": { expected: facilitators, words: "could go past it" },
  "/account/record": { expected: members, words: "facilitators cannot change it" },
  "/journal": { expected: anybody },
  "/journal/deleted": { expected: anybody },
  "/journal/history": { expected: anybody },
  "/journal/kit": { expected: anybody },
  "/journal/over-time": { expected: anybody },
  "/journal/print": { expected: anybody },
  "/journal/read": { expected: anybody },
  "/journal/take-away": { expected: anybody },
  "/journal/write": { expected: anybody },
  "/journal/year": { expected: anybody },
  "/today": { expected: anybody },
  "/account/mail": { expected: members, words: "Emails that you get</h1>" },
  "/sessions": { expected: members, words: "Shared with the group" },
  "/sessions/[id]": { expected: membersOfTheGroup, words: "nobody learns whether you wrote" },
  "/group": { expected: members, words: "Names and pronouns alone: no addresses" },
  "/group/evaluation": { expected: members, words: "How the group works for you</h1>" },
  "/group/agreement": { expected: members, words: "Our agreement</h1>" },
  "/group/learning": { expected: members, words: "What we have learned" },
  "/group/thanks": { expected: members, words: "Thanks at the close</h1>" },
  "/dilemmas": { expected: members, words: "Your turn, or not" },
  "/dilemmas/new": { expected: members, words: "You can change or withdraw it until it is brought" },
  "/dilemmas/[id]": { expected: authors, words: "Until it is brought to a session" },
  "/facilitate/dilemmas": { expected: facilitators, words: "To share turns fairly" },
  "/facilitate/dilemmas/[id]": {
    expected: facilitatorsOfTheGroup,
    words: "Only facilitators and its author can read it",
  },
  "/facilitate/sessions/[id]/register": { expected: facilitatorsOfTheGroup, words: "Have not said yet" },
  "/group/access-needs": { expected: members, words: "You and your facilitators see this" },
  "/sessions/[id]/now": { expected: membersOfTheGroup, words: "Tell me when we move on" },
  "/sessions/[id]/large-print": { expected: membersOfTheGroup, words: "Shared with the group" },
  "/sessions/[id]/read-aloud": { expected: membersOfTheGroup, words: "Read aloud: " },
  "/sessions/calendar": { expected: members, words: "Whoever has the link can see when your group meets" },
  "/facilitate": { expected: facilitators, words: "Members and invitations" },
  "/facilitate/agreement": { expected: facilitators, words: "Write the agreement</h1>" },
  "/facilitate/appreciations": { expected: facilitators, words: "You decide when they are shown" },
  "/groups": { expected: members, words: "Your groups</h1>" },
  "/group/announcements": { expected: members, words: "What your facilitators wrote to the whole group" },
  "/facilitate/announcements": { expected: facilitators, words: "Whoever pauses is not written to" },
  "/facilitate/year": { expected: facilitators, words: "A next year, or another group" },
  "/facilitate/members/[id]": { expected: facilitatorsOfTheGroup, words: "What they need to take part" },
  "/facilitate/evaluation": { expected: facilitators, words: "Nothing is shown below five replies" },
  "/facilitate/library": { expected: facilitators, words: "that your group keeps for its sessions" },
  "/facilitate/members": { expected: facilitators, words: "Nothing about anybody’s journal is shown here" },
  "/facilitate/messages": { expected: facilitators, words: "for you to send from your own mail program" },
  "/facilitate/sessions": { expected: facilitators, words: "Sessions and agendas</h1>" },
  "/facilitate/sessions/new": { expected: facilitators, words: "as soon as you plan it. The agenda comes next" },
  "/facilitate/sessions/usual": { expected: facilitators, words: "Every new session starts from this" },
  "/facilitate/sessions/year": { expected: facilitators, words: "Change the usual" },
  "/facilitate/sessions/[id]/access": { expected: facilitatorsOfTheGroup, words: "Members do not see your ticks" },
  "/facilitate/sessions/[id]": { expected: facilitatorsOfTheGroup, words: "See it as a member" },
  "/facilitate/sessions/[id]/preview": { expected: facilitatorsOfTheGroup, words: "Back to building" },
  "/facilitate/sessions/[id]/run": { expected: facilitatorsOfTheGroup, words: "Members who follow see the agenda" },
  "/facilitate/sessions/[id]/versions": {
    expected: facilitatorsOfTheGroup,
    words: "Every agenda that members were shown",
  },
};

// What Next's router sends besides a plain visit: a soft navigation, a prefetch, a prefetched segment, and a navigation
// that claims to stand inside the room already.
const tree = (room: string) =>
  encodeURIComponent(JSON.stringify(["", { children: [room, { children: ["__PAGE__", {}] }] }, null, null, true]));
const fetches: Record<string, string>[] = [
  { RSC: "1" },
  { RSC: "1", "Next-Router-Prefetch": "1" },
  { RSC: "1", "Next-Router-Prefetch": "1", "Next-Router-Segment-Prefetch": "/_tree" },
  { RSC: "1", "Next-Router-State-Tree": tree("(member)") },
  { RSC: "1", "Next-Router-State-Tree": tree("(facilitator)") },
];
const gets = [
  "/api/today",
  "/api/sessions",
  "/api/journal?since=0",
  "/api/journal/local-key",
  "/api/journal/recovery-wrap",
  "/open-journal.html",
  "/api/health",
  "/demonstration.css",
];

let groups: TwoGroups;
let requestId: string;
test.beforeAll(async () => {
  groups = await makeTwoGroups(sites().group);
  requestId = await makeRequest(groups.site, groups.people.facilitator.groupId);
});

/** As the router asks: Next first names the address that these headers belong to. */
async function routerFetch(path: string, headers: Record<string, string>, cookie: string | undefined): Promise<Answer> {
  const first = await ask(groups.site, path, { headers, cookie });
  const { location } = first.headers;
  return location?.startsWith(`${path}?_rsc`) ? ask(groups.site, location, { headers, cookie }) : first;
}

/** What stands for [id] in a page's address: our dilemma, or each of our sessions. */
function idsOf(page: string): string[] {
  if (!page.includes("[id]")) return [""];
  if (page.includes("/requests/")) return [requestId];
  if (page.includes("/members/")) return [groups.people.member.memberId];
  return page.includes("/dilemmas/") ? [groups.dilemmaId] : [groups.sessionId, groups.draftOnlyId];
}

const whole = (answer: Answer) => JSON.stringify(answer.headers) + answer.text;

test("every page of the app is in this list", () => {
  expect(Object.keys(pages).sort()).toEqual(pagesInApp());
});

for (const [at, role] of roles.entries()) {
  test(`every page answers a ${role} as it should, and a refusal brings nothing of the page along`, async () => {
    const cookie = groups.cookies[role];
    const answers: Record<string, unknown> = {};
    const expected: Record<string, unknown> = {};
    for (const [page, { expected: all, words }] of Object.entries(pages)) {
      const path = page.replace("[id]", idsOf(page)[0] ?? "");
      const answer = await ask(groups.site, path, { cookie });
      const wanted = all[at];
      expected[page] = {
        status: wanted,
        to: wanted === 307 ? `/sign-in?back=${encodeURIComponent(path)}` : undefined,
        words: words ? wanted === 200 : false,
      };
      answers[page] = {
        status: answer.status,
        to: answer.headers.location,
        words: words ? whole(answer).includes(words) : false,
      };
      if (wanted === 200) continue;
      for (const headers of fetches) {
        const fetched = await routerFetch(path, headers, cookie);
        if (words) expect(whole(fetched), `${page} ${JSON.stringify(headers)}`).not.toContain(words);
      }
    }
    expect(answers).toEqual(expected);
  });

  test(`a ${role} reads the words of a group exactly where they belong`, async () => {
    const cookie = groups.cookies[role];
    const found: Record<string, string[]> = {};
    const look = (where: string, answer: Answer) => {
      for (const [name, words] of Object.entries(groups.secrets))
        if (whole(answer).includes(words)) found[name] = [...new Set([...(found[name] ?? []), where])].sort();
    };
    for (const page of Object.keys(pages)) {
      for (const id of idsOf(page)) {
        const path = page.replace("[id]", id);
        look(page, await ask(groups.site, path, { cookie }));
        for (const headers of fetches) {
          const answer = await routerFetch(path, headers, cookie);
          look(page, answer);
          // A plain soft navigation must find what the page itself shows: else this search proves nothing about it.
          if (Object.keys(headers).length === 1) look(`soft ${page}`, answer);
        }
      }
    }
    for (const path of gets) look(`GET ${path.split("?")[0]}`, await ask(groups.site, path, { cookie }));
    for (const path of ["/nowhere", "/api/nowhere", `/sessions/${groups.people.member.memberId}`])
      look(path, await ask(groups.site, path, { cookie }));

    const expected = Object.fromEntries(
      Object.entries(readable[role]).map(([name, places]) => [
        name,
        places.flatMap((place) => (place.startsWith("/") ? [place, `soft ${place}`] : [place])).sort(),
      ]),
    );
    expect(found).toEqual(expected);
  });
}

test("an id that is none, or nobody's, is not found", async () => {
  for (const id of ["1", "nothing", "00000000-0000-4000-8000-000000000000", "%00", "..%2F..%2Fapi"])
    for (const page of Object.keys(pages).filter((one) => one.includes("[id]"))) {
      const answer = await ask(groups.site, page.replace("[id]", id), { cookie: groups.cookies.facilitator });
      expect(answer.status, `${page} with ${id}`).toBe(404);
    }
});
