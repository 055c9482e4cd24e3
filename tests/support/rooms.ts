import { makeOtherGroup, newMember } from "./joining";
import { accountLeadScreens, accountMemberScreens } from "./screens-account";
import { facilitatorBuilderScreens, leadBuilderScreens } from "./screens-builder";
import {
  comingBeginnerScreens,
  comingFacilitatorScreens,
  comingLeadScreens,
  comingMemberScreens,
} from "./screens-coming";
import { comingBackScreens } from "./screens-coming-back";
import { facilitatorScreens, leadScreens } from "./screens-desk";
import { formsBeginnerScreens, formsScreens } from "./screens-forms";
import {
  groupsBeginnerScreens,
  groupsFacilitatorScreens,
  groupsLeadScreens,
  groupsMemberScreens,
} from "./screens-groups";
import { beginnerScreens, memberScreens } from "./screens-inside";
import { joiningFacilitatorScreens, joiningLeadScreens, joiningVisitorScreens } from "./screens-joining";
import { keysScreens } from "./screens-keys";
import {
  evaluationFacilitatorScreens,
  evaluationLeadScreens,
  goodbyeScreens,
  leavingMemberScreens,
} from "./screens-leaving";
import { lifeBeginnerScreens, lifeFacilitatorScreens, lifeLeadScreens, lifeMemberScreens } from "./screens-life";
import { mailChoiceScreens, unsubscribeScreens } from "./screens-mail";
import { messageScreens, noMessageScreens } from "./screens-messages";
import { doorScreens, type Screen, visitorScreens } from "./screens-outside";
import { runningScreens } from "./screens-running";
import { needsScreens, yearLeadScreens, yearScreens } from "./screens-year";
import { type Site, sites } from "./sites";
import { demoPeople } from "./visit";

type Room = {
  site: () => Site;
  /** Who signs in before the screens are opened; nobody in the public rooms. */
  who: () => Promise<{ email: string; password: string } | null>;
  screens: Screen[];
};

const demonstration = () => sites().demonstration;
const group = () => sites().group;
const nobody = async () => null;

/** Every page of the site and its states, by who sees them. A page that is in none of these fails a test. */
export const rooms = {
  visitor: {
    site: demonstration,
    who: nobody,
    screens: [...visitorScreens, ...joiningVisitorScreens, ...unsubscribeScreens, ...goodbyeScreens],
  },
  "somebody at the door": { site: group, who: nobody, screens: doorScreens },
  member: {
    site: demonstration,
    who: async () => demoPeople().find(({ role }) => role === "member") ?? null,
    screens: [
      ...formsScreens,
      ...needsScreens,
      ...comingMemberScreens,
      ...keysScreens,
      ...leavingMemberScreens,
      ...comingBackScreens,
      ...lifeMemberScreens,
      ...accountMemberScreens,
      ...groupsMemberScreens,
      ...memberScreens,
      ...mailChoiceScreens,
    ],
  },
  facilitator: {
    site: demonstration,
    who: async () => demoPeople()[0] ?? null,
    screens: [
      ...yearScreens,
      ...comingFacilitatorScreens,
      ...facilitatorScreens,
      ...facilitatorBuilderScreens,
      ...lifeFacilitatorScreens,
      ...joiningFacilitatorScreens,
      ...messageScreens,
      ...groupsFacilitatorScreens,
      ...evaluationFacilitatorScreens,
    ],
  },
  "member who begins": {
    site: group,
    who: async () => newMember(group(), { groupId: await makeOtherGroup(group()) }),
    screens: [
      ...formsBeginnerScreens,
      ...comingBeginnerScreens,
      ...lifeBeginnerScreens,
      ...groupsBeginnerScreens,
      ...beginnerScreens,
    ],
  },
  "facilitator who begins": {
    site: group,
    who: async () => {
      const groupId = await makeOtherGroup(group());
      await newMember(group(), { name: "Kit Member", groupId });
      return newMember(group(), { name: "Rowan Lead", leads: true, groupId });
    },
    screens: [
      ...noMessageScreens,
      ...evaluationLeadScreens,
      ...runningScreens,
      ...yearLeadScreens,
      ...comingLeadScreens,
      ...lifeLeadScreens,
      ...joiningLeadScreens,
      ...accountLeadScreens,
      ...groupsLeadScreens,
      ...leadScreens,
      ...leadBuilderScreens,
    ],
  },
} satisfies Record<string, Room>;
