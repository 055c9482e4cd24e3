"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { ErrorSummary, type Problem } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/text-field";
import type { ActionResult } from "@/lib/actions/action";
import { invitationDetails } from "@/lib/invitations/input";
import { commonRefusals } from "./action-refusals";
import { MadeLink } from "./made-link";

type Details = { name: string; email: string };
type Made = (details: Details) => Promise<ActionResult<{ token: string }, "demonstration" | "already-a-member">>;

const refusals = {
  ...commonRefusals,
  demonstration: "There are no invitations in the demonstration.",
  "already-a-member":
    "Somebody with this email is a member already. If they have forgotten the password, make them a one-time code above.",
};

/** Makes an invitation and shows its link once, to be sent by hand. */
export function InviteForm({
  groupName,
  facilitatorName,
  makeInvitation,
}: {
  groupName: string;
  facilitatorName: string;
  makeInvitation: Made;
}) {
  const form = useForm<Details>({
    resolver: zodResolver(invitationDetails),
    defaultValues: { name: "", email: "" },
    shouldFocusError: false,
    reValidateMode: "onSubmit",
  });
  const router = useRouter();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [made, setMade] = useState<{ name: string; link: string } | null>(null);
  const { errors, isSubmitting } = form.formState;

  const send = form.handleSubmit(
    async (details) => {
      setRefusal(null);
      const answer = await makeInvitation(details).catch(() => ({ ok: false, reason: "trouble" }) as const);
      if (answer.ok) {
        setMade({ name: details.name, link: `${location.origin}/welcome#${answer.value.token}` });
        form.reset();
        // The list below has it at once.
        router.refresh();
      } else {
        setRefusal(refusals[answer.reason]);
        setAttempt((count) => count + 1);
      }
    },
    () => setAttempt((count) => count + 1),
  );

  const problems: Problem[] = refusal
    ? [{ fieldId: "email", message: refusal }]
    : (["name", "email"] as const).flatMap((field) =>
        errors[field]?.message ? [{ fieldId: field, message: errors[field].message }] : [],
      );
  return (
    <>
      {made ? <MadeLink {...made} groupName={groupName} facilitatorName={facilitatorName} /> : null}
      <form method="post" className="stack" noValidate onSubmit={(event) => void send(event)}>
        <ErrorSummary problems={problems} attempt={attempt} />
        <TextField
          id="name"
          label="Their name"
          hint="They can change it."
          autoComplete="off"
          className="mid"
          error={errors.name?.message}
          {...form.register("name")}
        />
        <TextField
          id="email"
          label="Their email address"
          hint="They sign in with it. The message with their link is queued with the others, and you see the link here too."
          type="email"
          autoComplete="off"
          className="mid"
          error={errors.email?.message}
          {...form.register("email")}
        />
        <p>
          <Button type="submit" aria-disabled={isSubmitting}>
            Make an invitation
          </Button>
        </p>
      </form>
    </>
  );
}
