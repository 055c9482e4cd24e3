import { yearOver } from "@/components/site/year-over-words";
import type { AttendanceKind, ComingAnswer } from "@/lib/coming/input";
import type { AnswerRefusal, RegisterRefusal } from "@/lib/coming/rules";

type Common = "signed-out" | "not-found" | "invalid" | "year-over" | "trouble";

/** What a member can say about coming, in their own words. */
export const comingChoices: readonly { answer: ComingAnswer; words: string }[] = [
  { answer: "coming", words: "I can come" },
  { answer: "not-coming", words: "I can’t make this one" },
  { answer: "not-sure", words: "Not sure yet" },
];

/** The same, told afterwards to the one who said it. */
export const saidInWords: Record<ComingAnswer, string> = {
  coming: "You said that you can come.",
  "not-coming": "You said that you can’t make this one.",
  "not-sure": "You said that you were not sure yet.",
};

/** Why an answer about coming was not taken, in words. A new reason does not compile until it has some. */
export const answerRefusals: Record<AnswerRefusal | "moved" | Common, string> = {
  moved: "This session has moved since you opened this page. Load the page again to see when it is now, then choose",
  cancelled: "This session is cancelled, so there is nothing to say here now. Load the page again to see it",
  begun: "The session has begun, so this stays as it is. It is all right: come or go as you need to",
  "signed-out": "You are signed out. Sign in again in another tab, then choose again here",
  "not-found": "You can no longer say this here. Load the page again to see how things stand",
  invalid: "Choose one of the three",
  "year-over": yearOver,
  trouble: "It was not saved. Nothing has changed. Try again in a moment",
};

/** What the register can say of a member. */
export const attendanceWords: Record<AttendanceKind, string> = {
  came: "Came",
  apologies: "Apologies",
  missed: "Did not come",
};

/** The same, told to the member. */
export const registerToMember: Record<AttendanceKind, string> = {
  came: "The register says that you came.",
  apologies: "The register says that you sent apologies.",
  missed: "The register says that you did not come.",
};

/** Why the register was not saved, in words. */
export const registerRefusals: Record<RegisterRefusal | "gone" | "changed-elsewhere" | Common, string> = {
  cancelled: "This session is cancelled, so it has no register. Nothing was saved",
  "not-yet": "The session has not begun yet. Nothing was saved",
  gone: "Somebody has left the group since you opened this page. Nothing was saved. Load the page again",
  "changed-elsewhere":
    "Somebody else has noted this meanwhile. Nothing of yours was saved. Load the page again to see theirs",
  "signed-out": "You are signed out. Sign in again in another tab, then save again here",
  "not-found": "You can no longer change this register",
  invalid: "Choose one of the three for each person",
  "year-over": yearOver,
  trouble: "It was not saved. Keep this page open and try again in a moment",
};
