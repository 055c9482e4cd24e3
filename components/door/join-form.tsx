"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { ErrorSummary, type Problem } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/text-field";
import { type Gone, type Invitation, isGone, join } from "@/lib/auth/door-client";
import { nameForm, newPasswordForm } from "@/lib/journal/vault/forms";
import { type NewPassword, NewPasswordFields } from "./new-password-fields";
import { sayRefusal } from "./refusals";
import { SlowWords } from "./slow-words";

const taken = "Somebody has joined with this email already. If it was you, go to the sign-in page.";

/** Two steps, name and password; only the last button uses the invitation. */
export function JoinForm({
  token,
  invitation,
  onRefused,
}: {
  token: string;
  invitation: Invitation;
  onRefused: (reason: Gone) => void;
}) {
  const [name, setName] = useState<string | null>(null);
  if (name === null) return <NameStep invitation={invitation} onName={setName} />;
  return (
    <PasswordStep
      token={token}
      invitation={invitation}
      name={name}
      onBack={() => setName(null)}
      onRefused={onRefused}
    />
  );
}

function NameStep({ invitation, onName }: { invitation: Invitation; onName: (name: string) => void }) {
  const form = useForm({
    resolver: zodResolver(nameForm),
    defaultValues: { name: invitation.name },
    shouldFocusError: false,
    reValidateMode: "onSubmit",
  });
  const [attempt, setAttempt] = useState(0);
  const problem = form.formState.errors.name?.message;
  const send = form.handleSubmit(
    ({ name }) => onName(name),
    () => setAttempt((count) => count + 1),
  );
  return (
    <form className="stack" noValidate onSubmit={(event) => void send(event)}>
      <p className="lead">
        You are invited to the {invitation.groupName}
        {invitation.leads ? ", as its facilitator" : ""}.
      </p>
      <p>Opening this page has not used your invitation. There are two short steps: your name, then a password.</p>
      <ErrorSummary problems={problem ? [{ fieldId: "name", message: problem }] : []} attempt={attempt} />
      <TextField
        id="name"
        label="What would you like to be called?"
        hint="The facilitator sees this."
        autoComplete="name"
        className="mid"
        error={problem}
        {...form.register("name")}
      />
      <p>
        <Button type="submit">Continue</Button>
      </p>
    </form>
  );
}

function PasswordStep({
  token,
  invitation,
  name,
  onBack,
  onRefused,
}: {
  token: string;
  invitation: Invitation;
  name: string;
  onBack: () => void;
  onRefused: (reason: Gone) => void;
}) {
  const form = useForm<NewPassword>({
    resolver: zodResolver(newPasswordForm),
    defaultValues: { email: invitation.email, password: "", own: false },
    shouldFocusError: false,
    reValidateMode: "onSubmit",
  });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const { errors, isSubmitting } = form.formState;

  const send = form.handleSubmit(
    async (values) => {
      setRefusal(null);
      const answer = await join({ token, invitation, name, ...values });
      if (answer.ok) {
        // The used token goes from the address and from the way back.
        history.replaceState(null, "", location.pathname);
        location.assign("/today");
        await new Promise(() => {});
      } else if (isGone(answer)) {
        onRefused(answer.reason);
      } else {
        const signIn = "You have joined, but we could not sign you in. Go to the sign-in page.";
        setRefusal(answer.reason === "email-taken" ? taken : sayRefusal(answer, signIn));
        setAttempt((count) => count + 1);
      }
    },
    () => setAttempt((count) => count + 1),
  );

  const problems: Problem[] = refusal
    ? [{ message: refusal }]
    : (["email", "password"] as const).flatMap((field) =>
        errors[field]?.message ? [{ fieldId: field, message: errors[field].message }] : [],
      );
  return (
    <form className="stack" noValidate onSubmit={(event) => void send(event)}>
      <h2>Choose a password, {name}</h2>
      <ErrorSummary problems={problems} attempt={attempt} />
      <TextField
        id="email"
        label="Email address"
        hint={
          invitation.email
            ? "You sign in with this one."
            : "You will sign in with this. Use one that you will still have if you change job."
        }
        type="email"
        autoComplete="username"
        className="mid"
        readOnly={Boolean(invitation.email)}
        error={errors.email?.message}
        {...form.register("email")}
      />
      <NewPasswordFields register={form.register} setValue={form.setValue} errors={errors} />
      <p>With your first saved reflection you get twelve recovery words, for the day that you forget this password.</p>
      <p className="cluster">
        <Button type="submit" aria-disabled={isSubmitting}>
          Join the group
        </Button>
        <Button look="quiet" onClick={onBack}>
          Back to your name
        </Button>
      </p>
      <SlowWords busy={isSubmitting}>Making your journal’s key on this device. This can take a few seconds.</SlowWords>
    </form>
  );
}
