import "server-only";
import { asc, eq } from "drizzle-orm";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { db } from "../../db/client.ts";
import { groups, members, memberships } from "../../db/schema/index.ts";
import { readSignInCookie } from "./cookies.ts";
import { findSignIn, type SignIn } from "./sign-ins.ts";

export type Viewer = {
  memberId: string;
  name: string;
  email: string;
  groupId: string;
  groupName: string;
  groupTimeZone: string;
  leads: boolean;
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

/** Whoever is looking, with the group they belong to (the first, while the screens show one), or null for a visitor. */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const signIn = await getSignIn();
  if (!signIn) return null;
  const [row] = await db()
    .select({
      memberId: members.id,
      name: members.name,
      email: members.email,
      groupId: groups.id,
      groupName: groups.name,
      groupTimeZone: groups.timeZone,
      leads: memberships.leads,
    })
    .from(members)
    .innerJoin(memberships, eq(memberships.memberId, members.id))
    .innerJoin(groups, eq(groups.id, memberships.groupId))
    .where(eq(members.id, signIn.memberId))
    .orderBy(asc(groups.createdAt), asc(groups.id))
    .limit(1);
  return row ?? null;
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

/** Guards a member's page: a visitor goes to the sign-in page, with the way back. */
export async function requireMember(): Promise<Member> {
  const member = await getMember();
  if (member) return member;
  const path = (await headers()).get("x-path") ?? "/today";
  redirect(`/sign-in?back=${encodeURIComponent(path)}`);
}

/** Guards a facilitator's page: for any other member it does not exist. */
export async function requireFacilitator(): Promise<Facilitator> {
  await requireMember();
  return (await getFacilitator()) ?? notFound();
}
