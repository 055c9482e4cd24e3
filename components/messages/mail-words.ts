import type { FailedWhy } from "@/lib/mail/transport";
import { type AnyKind, kindInWords } from "@/lib/messages/rules";

/** What a message is called on the facilitator's page. */
export const anyKindInWords: Record<AnyKind, string> = {
  ...kindInWords,
  "reminder-day": "A reminder, the day before",
  "reminder-hour": "A reminder, an hour before",
  announcement: "A message to the group",
  "request-received": "A request to join has come, to who asked",
  "request-waiting": "A request to join waits, to facilitators",
  "request-declined": "An answer to a request: no place",
  "request-held": "An answer to a request: later",
  "request-listed": "An answer to a request: the waiting list",
  invitation: "An invitation",
  "reset-link": "A link to a new password",
  "new-device": "A sign-in on a new device",
  "password-changed": "A password was changed",
  "recovery-changed": "Recovery words were changed",
  "second-step-changed": "A second step was changed",
  "email-confirm-old": "A new email address, to the one before",
  "email-confirm-new": "A new email address, to confirm",
  "email-changed": "An email address was changed",
  leaving: "Leaving",
};

/** Why a message could not be sent, and what helps. */
export const failedInWords: Record<FailedWhy, string> = {
  address: "The mail server says that it cannot deliver to this address. Check it with the person, another way.",
  refused: "The mail server would not take this message. Whoever looks after this site can ask it why.",
  busy: "The mail server was too busy, at every try for about six hours.",
  away: "The mail server could not be reached, at every try for about six hours.",
  "sign-in":
    "The mail server did not accept this site’s own name and password. Whoever looks after this site can put that right.",
  trouble: "Something went wrong here on the way to the mail server.",
  interrupted: "It was interrupted too often on its way. It may have arrived.",
};

/** The same while it is still being tried. */
export const triedInWords: Record<FailedWhy, string> = {
  address: "being tried again",
  refused: "being tried again",
  busy: "the mail server is busy; being tried again",
  away: "the mail server cannot be reached; being tried again",
  "sign-in": "the mail server does not accept this site’s password; being tried again",
  trouble: "being tried again",
  interrupted: "being tried again",
};
