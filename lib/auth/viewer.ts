import "server-only";
import { asc, eq, sql } from "drizzle-orm";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { db } from "../../db/client.ts";
import { groups, members, memberships } from "../../db/schema/index.ts";
import { readSignInCookie } from "./cookies.ts";
import { readGroupChoice } from "./group-choice.ts";
import { findSignIn, nobody, type SignIn } from "./sign-ins.ts";

export type Viewer = {
  memberId: string;
  name: string;
  email: string;
  groupId: string;
  groupName: string;
  groupTimeZone: string;
  leads: boolean;
  /** False for somebody who is in no group now: their journal and account are theirs as before. */
  inGroup: boolean;
  /** Every group that they are in, the shown one too. */
  groups: { id: string; name: string }[];
  /** The shown group's year: afterwards its pages are read, and on a day they go. */
  year: { endsOn: string | null; goesOn: string | null; isOver: boolean };
};

declare const proven: unique symbol;
/** A viewer who is signed in. Only this file makes one, so a query that takes it cannot be reached without the guard. */
export type Member = Viewer & { readonly [proven]: "member" | "facilitator" };
/** A member who leads the group. Only this file makes one. */
export type Facilitator = Member & { readonly [proven]: "facilitator"; readonly leads: true };

/** This request's sign-in, or null. Read from the database once per request, never from the cookie alone. */
export const getSignIn = cache(async (): Promise<SignIn | null> => {
  const token = await readSignInCookie();
  return token ? findSignIn(token) : null;
});

const isOver = sql<boolean>`coalesce((now() at time zone ${groups.timeZone})::date > ${groups.yearEndsOn}, false)`;

/**
 * Whoever is looking, with the group that the screens show, or null for a visitor. It is the one they chose, if they are
 * in it at this request; else the first, those whose year is over last.
 */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const signIn = await getSignIn();
  if (!signIn) return null;
  const rows = await db()
    .select({
      memberId: members.id,
      name: members.name,
      email: members.email,
      groupId: groups.id,
      groupName: groups.name,
      groupTimeZone: groups.timeZone,
      leads: memberships.leads,
      endsOn: groups.yearEndsOn,
      goesOn: groups.goesOn,
      isOver,
    })
    .from(members)
    .leftJoin(memberships, eq(memberships.memberId, members.id))
    .leftJoin(groups, eq(groups.id, memberships.groupId))
    .where(eq(members.id, signIn.memberId))
    .orderBy(isOver, asc(groups.createdAt), asc(groups.id));
  const chosen = await readGroupChoice();
  const row = rows.find(({ groupId }) => groupId === chosen) ?? rows[0];
  if (!row) return null;
  const { memberId, name, email, groupId, groupName, groupTimeZone, leads, endsOn, goesOn } = row;
  return {
    memberId,
    name,
    email,
    // Nobody's id reaches nothing: every query begins from a membership.
    groupId: groupId ?? nobody,
    groupName: groupName ?? "",
    groupTimeZone: groupTimeZone ?? "Europe/London",
    leads: leads ?? false,
    inGroup: groupId !== null,
    groups: rows.flatMap((one) => (one.groupId && one.groupName ? [{ id: one.groupId, name: one.groupName }] : [])),
    year: { endsOn, goesOn, isOver: row.isOver },
  };
});

/** The signed-in member, or null: for routes and actions, which answer with a reason instead of leaving. */
export async function getMember(): Promise<Member | null> {
  return (await getViewer()) as Member | null;
}

/** The signed-in facilitator, null for anybody else. */
export async function getFacilitator(): Promise<Facilitator | null> {
  const viewer = await getViewer();
  return viewer?.leads ? (viewer as Facilitator) : null;
}

/** Guards a page that is a member's own, in a group or in none: a visitor goes to the sign-in page, with the way back. */
export async function requireOwn(): Promise<Member> {
  const member = await getMember();
  if (member) return member;
  const path = (await headers()).get("x-path") ?? "/today";
  redirect(`/sign-in?back=${encodeURIComponent(path)}`);
}

/** Guards a page of the group: besides, somebody who is in no group now is told so. */
export async function requireMember(): Promise<Member> {
  const member = await requireOwn();
  if (!member.inGroup) redirect("/groups");
  return member;
}

/** Guards a facilitator's page: for any other member it does not exist. */
export async function requireFacilitator(): Promise<Facilitator> {
  await requireMember();
  return (await getFacilitator()) ?? notFound();
}
