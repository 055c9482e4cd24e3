import type { Facilitator, Member, Viewer } from "@/lib/auth/viewer";

const viewer: Viewer = {
  memberId: "00000000-0000-0000-0000-000000000000",
  name: "Test Member",
  email: "test@example.org",
  groupId: "00000000-0000-0000-0000-000000000000",
  groupName: "Test group",
  groupTimeZone: "Europe/London",
  leads: false,
  inGroup: true,
  groups: [],
  year: { endsOn: null, goesOn: null, isOver: false },
};

/** A member as the guard would prove one: only tests may make one without signing in. */
export const asMemberForTests = (is: Partial<Viewer>) => ({ ...viewer, ...is }) as Member;

/** The same for a facilitator. */
export const asFacilitatorForTests = (is: Partial<Viewer>) => ({ ...viewer, ...is, leads: true }) as Facilitator;
