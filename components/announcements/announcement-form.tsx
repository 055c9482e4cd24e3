"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRef, useState } from "react";
import { type Resolver, useForm } from "react-hook-form";
import { commonRefusals } from "@/components/group/refusals";
import { Button } from "@/components/ui/button";
import { ErrorSummary, type Problem } from "@/components/ui/error-summary";
import { Tell } from "@/components/ui/tell";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import type { ActionResult } from "@/lib/actions/action";
import { type AnnouncementFields, announcement } from "@/lib/announcements/input";
import { toInWords } from "./announcement-words";
import styles from "./announcements.module.css";

const resolver = zodResolver(announcement) as Resolver<AnnouncementFields>;
const empty = { subject: "", words: "" };
const order = ["subject", "words"] as const;

/** Writes a message to the group, shows it exactly as it goes, and sends it once. */
export function AnnouncementForm({
  people,
  sendAnnouncement,
}: {
  people: number;
  sendAnnouncement: (
    input: AnnouncementFields & { announcementId: string },
  ) => Promise<ActionResult<{ people: number }, never>>;
}) {
  const form = useForm<AnnouncementFields>({ defaultValues: empty, resolver, shouldFocusError: false });
  const { errors, submitCount } = form.formState;
  const [preview, setPreview] = useState<AnnouncementFields | null>(null);
  const [told, setTold] = useState("");
  const [whole, setWhole] = useState("");
  const [busy, setBusy] = useState(false);
  // One id for every press of one message: the answer to the first may have been lost.
  const id = useRef("");

  const look = form.handleSubmit((fields) => {
    id.current ||= crypto.randomUUID();
    setWhole("");
    setTold("");
    setPreview(fields);
  });
  const send = async () => {
    if (busy || !preview) return;
    setBusy(true);
    const answer = await sendAnnouncement({ ...preview, announcementId: id.current }).catch(
      () => ({ ok: false, reason: "trouble" }) as const,
    );
    setBusy(false);
    if (!answer.ok) return setWhole(commonRefusals[answer.reason]);
    id.current = "";
    form.reset(empty);
    setPreview(null);
    setWhole("");
    setTold(`Done. It goes ${toInWords(answer.value.people)}, and stands on the group’s page.`);
  };
  const problems: Problem[] = order.flatMap((name) => {
    const message = errors[name]?.message;
    return message ? [{ fieldId: name, message }] : [];
  });

  return (
    <>
      {told ? (
        <Tell live>
          <p>{told}</p>
        </Tell>
      ) : null}
      {preview ? (
        <section className="stack" aria-labelledby="preview">
          <h2 id="preview" tabIndex={-1} ref={(heading) => heading?.focus()}>
            This is how it goes
          </h2>
          <p className={styles.subject}>
            <strong>{preview.subject}</strong>
          </p>
          <p className={styles.words}>{preview.words}</p>
          {whole ? (
            <p className="err" role="alert">
              {whole}
            </p>
          ) : null}
          <p className="cluster">
            <Button aria-disabled={busy} onClick={() => void send()}>
              Send it {toInWords(people)}
            </Button>
            <Button look="quiet" onClick={() => setPreview(null)}>
              Change it
            </Button>
          </p>
        </section>
      ) : (
        <form
          method="post"
          className="stack"
          noValidate
          onSubmit={(event) => void look(event)}
          aria-label="A message to everybody"
        >
          <ErrorSummary problems={problems} attempt={submitCount} />
          <TextField
            id="subject"
            label="What it is about"
            hint="One line. It can be seen without opening the message, so name nobody."
            autoComplete="off"
            error={errors.subject?.message}
            {...form.register("subject")}
          />
          <TextArea id="words" label="The message" rows={8} error={errors.words?.message} {...form.register("words")} />
          <p>
            <Button type="submit">See how it goes</Button>
          </p>
        </form>
      )}
    </>
  );
}
