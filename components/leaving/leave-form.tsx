"use client";

import { useState } from "react";
import { PasswordForm } from "@/components/journal/password-form";
import { Leaf } from "@/components/ui/leaf";
import { formatCalendarDay } from "@/lib/dates";
import type { LeavingAnswer, LeavingChoice } from "@/lib/journal/vault/leave-for-good";
import type { Leaving } from "@/lib/leaving/rules";
import styles from "./leaving.module.css";
import { leavingRefusal } from "./leaving-words";

const count = (n: number, one: string, many: string) => (n === 1 ? `1 ${one}` : `${n} ${many}`);

/** When, and what becomes of what was shared; then the password, since this is the one act that nothing undoes. */
export function LeaveForm({
  leaving,
  send,
}: {
  leaving: Leaving;
  send: (password: string, choice: LeavingChoice) => Promise<LeavingAnswer>;
}) {
  const [when, setWhen] = useState<LeavingChoice["when"]>("later");
  const [keepShared, setKeepShared] = useState(false);
  const { lines, dilemmas } = leaving.shared;
  const later = formatCalendarDay(leaving.laterOn, new Date());
  const submit = async (password: string) => {
    const answer = await send(password, { when, keepShared });
    if (answer.ok) return { ok: true } as const;
    if (answer.reason === "wait") return answer;
    return { ok: false, reason: "no-match", message: leavingRefusal(answer) } as const;
  };
  const radio = (name: string, id: string, checked: boolean, choose: () => void, label: string, hint: string) => (
    <div className={styles.choice}>
      <input type="radio" name={name} id={id} checked={checked} onChange={choose} aria-describedby={`${id}-hint`} />
      <label htmlFor={id}>{label}</label>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
  return (
    <Leaf as="section" labelledBy="leave" snug>
      <h2 id="leave">Leave for good</h2>
      <PasswordForm
        id="leave-password"
        label="Your password"
        submit={when === "now" ? "Leave now, for good" : `Leave on ${later}`}
        busy="Checking your password on this device. This can take a few seconds."
        send={submit}
        after={<a href="/account">Back to account</a>}
      >
        <fieldset>
          <legend className="lab">When</legend>
          {radio(
            "when",
            "when-later",
            when === "later",
            () => setWhen("later"),
            `On ${later}`,
            "Until then you can take it back at once, and we say so each time you sign in.",
          )}
          {radio("when", "when-now", when === "now", () => setWhen("now"), "Now", "Nothing brings it back afterwards.")}
        </fieldset>
        <fieldset>
          <legend className="lab">What you shared with the group</legend>
          <p className="hint">
            {`${count(lines, "line of learning", "lines of learning")}, and ${count(dilemmas, "dilemma that you brought", "dilemmas that you brought")}.`}
          </p>
          {radio("shared", "shared-goes", !keepShared, () => setKeepShared(false), "Withdraw it", "It goes with you.")}
          {radio(
            "shared",
            "shared-stays",
            keepShared,
            () => setKeepShared(true),
            "Let it stay, without my name",
            "The lines and the dilemmas stay word for word, with what you wrote happened since, for those who can read them now. Nobody can change them or ask to take them down in your name.",
          )}
        </fieldset>
      </PasswordForm>
    </Leaf>
  );
}
