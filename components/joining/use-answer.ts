"use client";

import { useRef, useState } from "react";
import type { ActionResult } from "@/lib/actions/action";
import type { InvitationState } from "@/lib/invitations/rules";
import type { RequestState } from "@/lib/join-requests/rules";
import { commonRefusals, lost } from "./refusals";
import type { WordsOf } from "./words-form";

export type Asking = {
  id: string;
  version: number;
  state: RequestState;
  name: string;
  invitation: InvitationState | null;
};
type Choice = { requestId: string; version: number };
type Version = { version: number };
export type AnswerActions = {
  acceptRequest: (
    choice: Choice,
  ) => Promise<ActionResult<Version & { token: string }, "changed-elsewhere" | "demonstration" | "already-a-member">>;
  answerRequest: (
    choice: Choice & { answer: WordsOf; words: string },
  ) => Promise<ActionResult<Version, "changed-elsewhere">>;
  takeBackAnswer: (
    choice: Choice,
  ) => Promise<ActionResult<Version & { toldAlready: boolean }, "changed-elsewhere" | "joined">>;
  removeRequest: (choice: Choice & { back: boolean }) => Promise<ActionResult<null, "changed-elsewhere">>;
};

export type Done = "accepted" | "declined" | "held" | "listed" | "taken-back" | "taken-back-told" | "removed";

const refusals = {
  ...commonRefusals,
  "changed-elsewhere":
    "Somebody answered this request since you opened the page, so nothing was done. Load the page again to see how it stands.",
  demonstration: "There are no invitations in the demonstration, so that nobody writes anything real here.",
  "already-a-member":
    "Somebody with this email address is a member already, so there is nobody to invite. You can write to them, and delete this request.",
  joined: "They have joined meanwhile, so it cannot be taken back.",
};
const made = { decline: "declined", hold: "held", list: "listed" } as const;

/** One act on a request at a time, and what came of it. */
export function useAnswer({ id, version }: Asking, actions: AnswerActions) {
  const [done, setDone] = useState<Done | null>(null);
  const [link, setLink] = useState("");
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const sending = useRef(false);
  const choice = { requestId: id, version };

  async function act<T>(
    work: () => Promise<ActionResult<T, keyof typeof refusals>>,
    then: (value: T) => Done | null,
  ): Promise<string> {
    if (sending.current) return "";
    sending.current = true;
    setBusy(true);
    const answer = await work().catch(lost);
    sending.current = false;
    setBusy(false);
    const words = answer.ok ? "" : (answer.problems?.[0]?.message ?? refusals[answer.reason]);
    setProblem(words);
    if (answer.ok) setDone(then(answer.value));
    return words;
  }

  return {
    done,
    link,
    problem,
    busy,
    accept: () =>
      act(
        () => actions.acceptRequest(choice),
        ({ token }) => {
          setLink(`${location.origin}/welcome#${token}`);
          return "accepted";
        },
      ),
    answer: (answer: WordsOf, words: string) =>
      act(
        () => actions.answerRequest({ ...choice, answer, words }),
        () => made[answer],
      ),
    takeBack: () =>
      act(
        () => actions.takeBackAnswer(choice),
        ({ toldAlready }) => (toldAlready ? "taken-back-told" : "taken-back"),
      ),
    remove: () =>
      act(
        () => actions.removeRequest({ ...choice, back: false }),
        () => "removed",
      ),
    putBack: () =>
      act(
        () => actions.removeRequest({ ...choice, back: true }),
        () => null,
      ),
  };
}
