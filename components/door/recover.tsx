"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Button, LinkButton } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/text-field";
import { codeForm } from "@/lib/journal/vault/forms";
import { RecoverPassword } from "./recover-password";
import { RecoverWords } from "./recover-words";

type Code = { email: string; code: string };

/** A forgotten password: code, words if there are any, a new password. The code is used up only at the end. */
export function Recover() {
  const [code, setCode] = useState<Code>({ email: "", code: "" });
  const [words, setWords] = useState<string | null>(null);
  const [step, setStep] = useState<"code" | "words" | "password">("code");
  const [locked, setLocked] = useState(false);

  if (locked) return <StillLocked />;
  if (step === "code") {
    return (
      <CodeStep
        given={code}
        onCode={(given) => {
          setCode(given);
          setStep("words");
        }}
      />
    );
  }
  if (step === "words") {
    return (
      <RecoverWords
        given={words ?? ""}
        code={code}
        onWords={(given) => {
          setWords(given);
          setStep("password");
        }}
        onBack={() => setStep("code")}
      />
    );
  }
  return <RecoverPassword code={code} words={words} onBack={() => setStep("words")} onLocked={() => setLocked(true)} />;
}

function CodeStep({ given, onCode }: { given: Code; onCode: (code: Code) => void }) {
  const form = useForm<Code>({
    resolver: zodResolver(codeForm),
    defaultValues: given,
    shouldFocusError: false,
    reValidateMode: "onSubmit",
  });
  const [attempt, setAttempt] = useState(0);
  const { errors } = form.formState;
  const send = form.handleSubmit(onCode, () => setAttempt((count) => count + 1));
  const problems = (["email", "code"] as const).flatMap((name) =>
    errors[name]?.message ? [{ fieldId: name, message: errors[name].message }] : [],
  );
  return (
    <form className="stack" noValidate onSubmit={(event) => void send(event)}>
      <p className="lead">A forgotten password does not cost you your place, or a word that you wrote.</p>
      <p>You need a one-time code. Ask the facilitator for one: they make it by hand, and it works for three days.</p>
      <ul className="dots">
        <li>With the code and your recovery words, everything opens again.</li>
        <li>With the code alone, on a device that keeps your journal open, everything opens too.</li>
        <li>With the code alone anywhere else, sessions and agendas open. Your journal stays locked, and kept.</li>
      </ul>
      <ErrorSummary problems={problems} attempt={attempt} />
      <TextField
        id="email"
        label="Email address"
        type="email"
        autoComplete="username"
        className="mid"
        error={errors.email?.message}
        {...form.register("email")}
      />
      <TextField
        id="code"
        label="One-time code"
        hint="Like K7QF-2M9X-3TRB. Dashes and small letters do not matter."
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        className="short"
        error={errors.code?.message}
        {...form.register("code")}
      />
      <p className="cluster">
        <Button type="submit">Continue</Button>
        <a href="/sign-in">Back to sign in</a>
      </p>
    </form>
  );
}

function StillLocked() {
  return (
    <div className="stack" role="status">
      <p className="lead">You have a new password, and you are signed in.</p>
      <p>
        Sessions and agendas are open to you. What you wrote is locked, not gone: your recovery words open it, on the
        Journal page, whenever you find them.
      </p>
      <p className="cluster">
        <LinkButton href="/sessions">Go to sessions</LinkButton>
        <a href="/journal">Go to the journal</a>
      </p>
    </div>
  );
}
