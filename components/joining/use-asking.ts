"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { VisitorResult } from "@/lib/actions/visitor";
import { type Answers, answersOf } from "@/lib/join-requests/input";
import { fieldsOf, type QuestionId } from "@/lib/join-requests/rules";
import { forgetAnswers, keepAnswers, keptAnswers } from "./answers-kept";
import { type Asked, gather, type Problems, problemsOf } from "./ask-words";

export type Send = (answers: unknown) => Promise<VisitorResult<"closed" | "wait">>;

/**
 * One question at a time, from the moment that JavaScript runs. `at` is the question shown; after the last comes the page
 * of answers. The fields hold what is typed; it is read from them, and kept on the device.
 */
export function useAsking({
  questions,
  none,
  send,
  before,
}: {
  questions: readonly QuestionId[];
  none: Answers;
  send: Send;
  /** What the page brings along after it was posted without JavaScript. */
  before: { answer: Asked; answers: Answers } | null;
}) {
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLParagraphElement>(null);
  const sending = useRef(false);
  const [live, setLive] = useState(false);
  const [seed, setSeed] = useState({ answers: before?.answers ?? none, times: 0 });
  const [at, setAt] = useState(0);
  const [checking, setChecking] = useState<Answers | null>(null);
  const [problems, setProblems] = useState<Problems>(gather(before?.answer.problems ?? []));
  const [refused, setRefused] = useState<Asked | null>(before?.answer ?? null);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const last = questions.length;

  const read = useCallback(() => (form.current ? answersOf(new FormData(form.current)) : none), [none]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when JavaScript has come
  useEffect(() => {
    const kept = before ? null : keptAnswers(none);
    if (kept) {
      setSeed(({ times }) => ({ answers: kept.answers, times: times + 1 }));
      setAt(Math.max(0, Math.min(kept.at, last - 1)));
    } else if (before) {
      const wrong = gather(before.answer.problems ?? []);
      setAt(
        Math.max(
          0,
          questions.findIndex((id) => fieldsOf(id).some((name) => wrong[name])),
        ),
      );
    }
    setLive(true);
  }, []);

  const go = (to: number) => {
    const answers = read();
    setProblems({});
    setRefused(null);
    keepAnswers(Math.min(to, last - 1), answers);
    if (to >= last) setChecking(answers);
    setAt(to);
    // The new question is drawn first.
    requestAnimationFrame(() => heading.current?.focus());
  };
  const stay = (found: Problems, why: Asked | null = null) => {
    setProblems(found);
    setRefused(why);
    setAttempt((count) => count + 1);
  };

  const next = () => {
    const question = questions[at];
    if (!question) return;
    const found = problemsOf(read(), question);
    if (Object.keys(found).length > 0) stay(found);
    // From a change on the page of answers it goes back there.
    else go(checking ? last : at + 1);
  };

  const sendAll = async () => {
    if (sending.current) return;
    const answers = read();
    const wrong = questions.findIndex((id) => Object.keys(problemsOf(answers, id)).length > 0);
    if (wrong >= 0) setAt(wrong);
    // One question's problems at a time: a link to a hidden field leads nowhere.
    const found = problemsOf(answers, questions[wrong]);
    if (Object.keys(found).length > 0) return stay(found);
    sending.current = true;
    setBusy(true);
    const answer: Awaited<ReturnType<Send>> = await send(answers).catch(() => ({ ok: false, reason: "trouble" }));
    if (answer.ok) {
      forgetAnswers();
      location.assign(`/ask-to-join/sent?group=${answers.groupId}`);
      return;
    }
    sending.current = false;
    setBusy(false);
    stay(gather(answer.problems ?? []), answer);
  };

  return {
    form,
    heading,
    live,
    seed,
    at,
    last,
    answers: checking ?? none,
    problems,
    refused,
    attempt,
    busy,
    go,
    keep: () => keepAnswers(Math.min(at, last - 1), read()),
    press: () => (at < last ? next() : void sendAll()),
    forget: () => {
      forgetAnswers();
      setSeed(({ times }) => ({ answers: none, times: times + 1 }));
      setChecking(null);
      setProblems({});
      setRefused(null);
      setAt(0);
      requestAnimationFrame(() => heading.current?.focus());
    },
  };
}
