"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import { Button, LinkButton } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { ErrorSummary, type Problem } from "@/components/ui/error-summary";
import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";
import { enter, type SecondStepAsked, whoIsHere } from "@/lib/auth/door-client";
import { signInForm } from "@/lib/journal/vault/forms";
import { LeaveHere } from "./leave-here";
import { sayRefusal } from "./refusals";
import { SecondStepForm } from "./second-step-form";
import { SlowWords } from "./slow-words";
import { wayBack } from "./way-back";

const noMatch = "Those details did not match. Check them and try again.";

/** Signing in. The password is stretched in this browser; what is sent cannot open a journal. */
export function SignInForm() {
  const form = useForm({
    resolver: zodResolver(signInForm),
    defaultValues: { email: "", password: "", own: false },
    shouldFocusError: false,
    mode: "onSubmit",
    reValidateMode: "onSubmit",
  });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [asked, setAsked] = useState<SecondStepAsked | null>(null);
  const [here, setHere] = useState<{ name: string; email: string } | null>(null);
  const { errors, isSubmitting } = form.formState;

  useEffect(() => {
    void whoIsHere().then(setHere);
  }, []);

  const send = form.handleSubmit(
    async (values) => {
      setRefusal(null);
      const answer = await enter(values);
      if (answer.ok) {
        location.assign(wayBack(location));
        // The next page is on its way: the form stays busy until it comes.
        await new Promise(() => {});
      } else if (answer.reason === "second-step") {
        setAsked(answer);
      } else {
        setRefusal(sayRefusal(answer, noMatch));
        setAttempt((count) => count + 1);
      }
    },
    () => {
      setRefusal(null);
      setAttempt((count) => count + 1);
    },
  );

  if (asked)
    return (
      <SecondStepForm asked={asked} onDone={() => location.assign(wayBack(location))} onOver={() => setAsked(null)} />
    );
  if (here) return <AlreadyHere name={here.name} onOut={() => setHere(null)} />;
  const problems: Problem[] = refusal
    ? [{ fieldId: "email", message: refusal }]
    : (["email", "password"] as const).flatMap((name) =>
        errors[name]?.message ? [{ fieldId: name, message: errors[name].message }] : [],
      );
  return (
    <form className="stack" noValidate onSubmit={(event) => void send(event)}>
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
      <PasswordField
        id="password"
        label="Password"
        autoComplete="current-password"
        error={errors.password?.message}
        {...form.register("password")}
      />
      <CheckField
        id="own"
        label="This is my own device"
        hint="You stay signed in here for 60 days without use, because the group meets monthly; without it, for 14. On a shared computer leave this empty, and sign out under Account when you go."
        {...form.register("own")}
      />
      <p className="cluster">
        <Button type="submit" aria-disabled={isSubmitting}>
          Sign in
        </Button>
        <a href="/recover">Forgot your password?</a>
      </p>
      <SlowWords busy={isSubmitting}>
        Signing you in, and unlocking your journal on this device. This can take a few seconds.
      </SlowWords>
    </form>
  );
}

function AlreadyHere({ name, onOut }: { name: string; onOut: () => void }) {
  const way = wayBack(location);
  return (
    <div className="stack">
      <p className="lead">{name} is signed in on this device.</p>
      <LeaveHere name={name} look="quiet" label="Sign out, and sign in as somebody else" onOut={onOut}>
        <LinkButton href={way}>{way === "/today" ? "Go to Today" : "Carry on"}</LinkButton>
      </LeaveHere>
    </div>
  );
}
