"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { visitorAction } from "@/lib/actions/visitor";
import * as requests from "@/lib/join-requests/commands";
import { type Answers, answersOf, joinRequest } from "@/lib/join-requests/input";

export const sendRequest = visitorAction(joinRequest, requests.askToJoin);

/** The same for a browser without JavaScript: the page comes again with what was typed, or it goes on. */
export async function postRequest(_before: unknown, form: unknown) {
  const answers: Answers = answersOf(form instanceof FormData ? form : new FormData());
  const answer = await sendRequest(answers);
  if (answer.ok) redirect(`/ask-to-join/sent?group=${answers.groupId}` as Route);
  return { answer, answers };
}
