"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import type { ActionResult } from "@/lib/actions/action";
import { CodeForm, type CodeRefusal } from "./code-form";
import { PasswordProof } from "./password-proof";
import { QrCode } from "./qr-code";
import { accountRefusals } from "./refusals";
import styles from "./second-step.module.css";
import { SecondStepCodes } from "./second-step-codes";

type Shown = { letters: string; qr: { path: string; size: number } };
type Acts = {
  beginSecondStep: (nothing: object) => Promise<ActionResult<Shown, "already-on" | "password-needed">>;
  confirmSecondStep: (given: { code: string }) => Promise<ActionResult<{ codes: string[] }, CodeRefusal>>;
  endOwnSecondStep: (given: { code: string }) => Promise<ActionResult<null, CodeRefusal>>;
};
type Step =
  | { at: "off" | "on" | "proof"; told: string }
  | { at: "setting-up"; shown: Shown }
  | { at: "codes"; codes: readonly string[] };

/** A facilitator's second step: set up with a QR code or letters, confirmed by a code, turned off by one. */
export function SecondStep({ isOn, codesLeft, ...acts }: { isOn: boolean; codesLeft: number } & Acts) {
  const [step, setStep] = useState<Step>({ at: isOn ? "on" : "off", told: "" });
  const [left, setLeft] = useState(codesLeft);
  // Nothing can be pressed before this page listens: the press would be lost.
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);

  const begin = async () => {
    const answer = await acts.beginSecondStep({}).catch(() => ({ ok: false, reason: "trouble" }) as const);
    if (answer.ok) setStep({ at: "setting-up", shown: answer.value });
    else if (answer.reason === "password-needed") setStep({ at: "proof", told: "" });
    else if (answer.reason === "already-on") setStep({ at: "on", told: "It is on already." });
    else setStep({ at: "off", told: accountRefusals[answer.reason] });
  };

  if (step.at === "codes") {
    return (
      <SecondStepCodes
        codes={step.codes}
        onKept={() => {
          setLeft(step.codes.length);
          setStep({ at: "on", told: "" });
        }}
      />
    );
  }
  if (step.at === "setting-up") {
    return (
      <SettingUp
        shown={step.shown}
        confirm={acts.confirmSecondStep}
        onDone={(codes) => setStep({ at: "codes", codes })}
        onBack={() => setStep({ at: "off", told: "" })}
      />
    );
  }
  if (step.at === "on") {
    return (
      <Leaf as="section" labelledBy="state" snug>
        <h2 id="state">It is on</h2>
        <p role="status">{step.told}</p>
        <p>
          {left === 0
            ? "You have used all your single-use codes. To get new ones, turn it off and set it up again."
            : `You have ${left} single-use ${left === 1 ? "code" : "codes"} left.`}
        </p>
        <details>
          <summary>Turn it off</summary>
          <CodeForm
            submit="Turn it off"
            send={acts.endOwnSecondStep}
            onDone={() => setStep({ at: "off", told: "It is off. Your password alone signs you in." })}
          />
        </details>
      </Leaf>
    );
  }
  return (
    <Leaf as="section" labelledBy="state" snug>
      <h2 id="state">It is off</h2>
      <p role="status">{step.told}</p>
      {step.at === "proof" ? (
        <PasswordProof onProved={() => void begin()} onBack={() => setStep({ at: "off", told: "" })} />
      ) : (
        <p>
          <Button disabled={!ready} onClick={() => void begin()}>
            Set it up
          </Button>
        </p>
      )}
    </Leaf>
  );
}

function SettingUp({
  shown,
  confirm,
  onDone,
  onBack,
}: {
  shown: Shown;
  confirm: Acts["confirmSecondStep"];
  onDone: (codes: readonly string[]) => void;
  onBack: () => void;
}) {
  return (
    <Leaf as="section" labelledBy="set-up" snug note={<p>Nothing is asked of you at sign-in before you confirm.</p>}>
      <h2 id="set-up">Set it up</h2>
      <p>
        You need a program that makes codes: an authenticator on your phone, or a password manager. Add an account there
        and point its camera here.
      </p>
      <QrCode {...shown.qr} label="QR code for your authenticator. The same is written below in letters." />
      <p>Or type these letters there, as a code that is based on time:</p>
      <p className={styles.letters}>{shown.letters}</p>
      <CodeForm
        submit="Turn it on"
        send={confirm}
        onDone={(value) => onDone(value?.codes ?? [])}
        after={
          <Button look="quiet" onClick={onBack}>
            Not now
          </Button>
        }
      />
    </Leaf>
  );
}
