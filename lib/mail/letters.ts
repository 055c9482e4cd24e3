import { formatDay, formatTime } from "../dates.ts";
import { dayOf, timesOf } from "../group-sessions/rules.ts";
import {
  type AnyKind,
  declinedAs,
  kindInWords,
  type MessageKind,
  type SessionPart,
  sessionSaying,
} from "../messages/rules.ts";
import type { Letter } from "./letter.ts";
import { unsubscribePath } from "./unsubscribe.ts";

/** What a letter is written from. `details` are what was sealed for it: a token, a code, a device, a facilitator's words. */
export type LetterFacts = {
  kind: AnyKind;
  name: string;
  memberId: string | null;
  madeAt: Date;
  zone: string;
  details: Record<string, string>;
  changes: readonly SessionPart[];
  session: { id: string; startsAt: Date; minutes: number; timeZone: string } | null;
  announcement: { subject: string; words: string } | null;
};

type Said = { subject: string; say: readonly string[]; link: readonly [label: string, path: string] | null };
type Say = (facts: LetterFacts, now: Date) => Said;

const invitationDays = 14;
const paragraphsOf = (words: string) => words.split(/\n\s*\n/).filter((part) => part.trim() !== "");
// Whoever signs in with the password can open the journal with it: said, and not made to sound better.
const notYou =
  "If it was not you, somebody may know your password, and it opens your journal too. Sign in, choose “Someone may know my password” on your account’s page, and tell your facilitator.";

const answer: Say = ({ details }) => ({
  subject: "Your request to join the group",
  say: paragraphsOf(details.words ?? ""),
  link: null,
});

const single: Record<Exclude<AnyKind, MessageKind | "reminder-day" | "reminder-hour">, Say> = {
  announcement: ({ announcement }) => ({
    subject: announcement?.subject ?? "",
    say: paragraphsOf(announcement?.words ?? ""),
    link: ["The group’s page", "/group"],
  }),
  "request-received": () => ({
    subject: "We have your request to join",
    say: [
      "Thank you for asking to join our reflective practice group. What you wrote has come, and a facilitator reads it whole before answering.",
      "You do not need to do anything. The answer comes by email, to this address.",
    ],
    link: ["How a session works", "/how-a-session-works"],
  }),
  "request-waiting": () => ({
    subject: "Somebody has asked to join the group",
    say: ["A request to join is waiting for you to read. It is on its page, and not in this email."],
    link: ["Read the request", "/facilitate/requests"],
  }),
  "request-declined": answer,
  "request-held": answer,
  "request-listed": answer,
  invitation: ({ details, madeAt, zone }, now) => ({
    subject: "There is a place for you in the group",
    say: [
      "There is a place for you in our reflective practice group. To take it, open this page and choose a password.",
      `The link is for you alone. It can be used once, until ${formatDay(new Date(madeAt.getTime() + invitationDays * 86_400_000), zone, now)}.`,
    ],
    link: ["Take your place", `/welcome#${details.token ?? ""}`],
  }),
  "reset-link": ({ details }) => ({
    subject: "Choose a new password",
    say: [
      "Somebody asked for a new password for your account. If that was you, open this page and choose one. The link can be used once, and for a short time.",
      "With your recovery words you open your journal too. Without them it stays locked and kept, until you find them.",
      "If it was not you, you do not need to do anything. Your password stays as it is.",
    ],
    link: ["Choose a new password", `/recover#${details.code ?? ""}`],
  }),
  "new-device": ({ details, madeAt, zone }, now) => ({
    subject: "A sign-in on a new device",
    say: [
      `Your password was used to sign in${details.device ? ` with ${details.device.replace(/^A /, "a ")}` : " on a device we have not seen before"}, on ${formatDay(madeAt, zone, now)} at ${formatTime(madeAt, zone)}.`,
      "If it was you, you do not need to do anything.",
      notYou,
    ],
    link: ["Look at your account", "/account"],
  }),
  "password-changed": ({ madeAt, zone }, now) => ({
    subject: "Your password was changed",
    say: [
      `The password of your account was changed on ${formatDay(madeAt, zone, now)} at ${formatTime(madeAt, zone)}.`,
      "If it was you, you do not need to do anything.",
      "If it was not you, choose a new password at once with your recovery words, or ask your facilitator for a code.",
    ],
    link: ["Choose a new password", "/recover"],
  }),
  "recovery-changed": ({ madeAt, zone }, now) => ({
    subject: "You have new recovery words",
    say: [
      `New recovery words were made for your journal on ${formatDay(madeAt, zone, now)} at ${formatTime(madeAt, zone)}. Earlier ones work no more.`,
      "If it was you, keep the new ones where you will find them.",
      notYou,
    ],
    link: ["Look at your account", "/account"],
  }),
  "second-step-changed": ({ madeAt, zone }, now) => ({
    subject: "Signing in to your account has changed",
    say: [
      `The second step of signing in to your account was changed on ${formatDay(madeAt, zone, now)} at ${formatTime(madeAt, zone)}.`,
      "If it was you, you do not need to do anything.",
      notYou,
    ],
    link: ["Look at your account", "/account"],
  }),
  "email-confirm-old": ({ details }) => ({
    subject: "A new email address for your account",
    say: [
      "Somebody who is signed in to your account asked to change its email address. If it was you, open this page and confirm it. The other half is in an email to the new address.",
      notYou,
    ],
    link: ["Look at the change", `/account/email#${details.token ?? ""}`],
  }),
  "email-confirm-new": ({ details }) => ({
    subject: "Confirm this email address",
    say: [
      "Somebody gave this as the new email address of their account with our reflective practice group. If it was you, open this page and confirm it.",
      "If it was not you, you do not need to do anything. Nothing is changed.",
    ],
    link: ["Confirm this address", `/account/email#${details.token ?? ""}`],
  }),
  "email-changed": ({ madeAt, zone }, now) => ({
    subject: "The email address of your account has changed",
    say: [
      `The email address of your account was changed on ${formatDay(madeAt, zone, now)} at ${formatTime(madeAt, zone)}. From now on you sign in with the new one.`,
      "If it was not you, tell your facilitator at once.",
    ],
    link: ["Sign in", "/sign-in"],
  }),
  leaving: ({ memberId }) =>
    memberId
      ? {
          subject: "You have asked to leave",
          say: [
            "We have noted that you are leaving. Until the day that your account shows, everything stays as it is, and you can change your mind or take everything you wrote with you.",
          ],
          link: ["Look at your account", "/account"],
        }
      : {
          subject: "Your account is gone",
          say: [
            "You have left, and your account with everything you wrote is deleted here. Thank you for having been with us.",
            "Sealed copies can stay in backups for a time. The page below says how long.",
          ],
          link: ["What is kept, and until when", "/confidentiality"],
        },
};

const footOf = (kind: AnyKind, memberId: string | null): string[] => {
  if (declinedAs(kind)) return ["You get this because you are in our reflective practice group."];
  if (kind in kindInWords) return ["This is always sent to everybody in the group, so that nobody comes in vain."];
  if (kind === "request-waiting") return ["You get this because you facilitate the group."];
  if (kind === "invitation")
    return [
      "You get this because a place in our group was offered to this address. If it means nothing to you, you can leave it.",
    ];
  if (kind.startsWith("request-"))
    return [
      "You get this because somebody asked to join our group with this address. If it was not you, you can leave it.",
    ];
  return memberId ? ["This is always sent, so that nobody can change your account without you knowing."] : [];
};

/** The letter of a message: its date, what to do, and a link that begins with `site`. */
export function letterOf(facts: LetterFacts, { site, now }: { site: string; now: Date }): Letter {
  const { kind, name, memberId, session, changes, zone } = facts;
  const about = session && { day: dayOf(session, now), times: timesOf(session, zone), changes };
  const isAbout = (one: AnyKind): one is MessageKind | "reminder-day" | "reminder-hour" => !(one in single);
  let said: Said;
  if (isAbout(kind)) {
    if (!about) throw new Error("A message about a session has lost its session.");
    const { subject, say } = sessionSaying(kind, about);
    said = { subject, say: [say], link: ["The session’s page, after you sign in", `/sessions/${session?.id}`] };
  } else said = single[kind](facts, now);
  const what = declinedAs(kind);
  // A facilitator's own words greet by themselves.
  const greets = /^request-(declined|held|listed)$/.test(kind) ? null : name;
  return {
    subject: said.subject,
    greets,
    paragraphs: said.say,
    link: said.link && { label: said.link[0], href: `${site}${said.link[1]}` },
    foot: footOf(kind, memberId),
    ...(what && memberId ? { unsubscribe: `${site}${unsubscribePath(what, memberId)}` } : {}),
  };
}
