"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import type { OfferForm } from "@/components/dilemmas/offer-form";
import { sendOffer } from "@/components/dilemmas/send-offer";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import type { Reflection } from "@/lib/journal/vault/reflection";
import { useOpenJournal } from "./journal-provider";
import { passagesOf } from "./reflection-words";
import styles from "./write.module.css";

// Fetched with every reading page, and never by a press: in a log of files, that would tell of an offer.
const offerForm =
  typeof window === "undefined"
    ? Promise.resolve(null)
    : import("@/components/dilemmas/offer-form").then(({ OfferForm }) => OfferForm).catch(() => null);

type Step =
  | { at: "choosing"; problem: string }
  | { at: "offering"; words: string; Form: typeof OfferForm }
  | { at: "offered"; dilemmaId: string };

const headings = {
  choosing: "Which words would you like to offer?",
  offering: "Offer these words as a dilemma",
  offered: "Your dilemma is offered",
} as const;

/**
 * Copies chosen words of a reflection into an offer. Nothing about the reflection is sent or changed: the request is that
 * of any other offer. Choosing and copying ask the site for nothing.
 */
export function OfferWords({ reflection, onClose }: { reflection: Reflection; onClose: () => void }) {
  const { view } = useOpenJournal();
  const [step, setStep] = useState<Step>({ at: "choosing", problem: "" });
  const id = useRef("");
  const { at } = step;
  useEffect(() => document.getElementById(`offer-${at}`)?.focus(), [at]);

  const copy = async (words: string) => {
    const Form = await offerForm;
    if (Form) setStep({ at: "offering", words, Form });
    else setStep({ at: "choosing", problem: "The form is not here. Load this page again when you are online." });
  };
  return (
    <Leaf
      as="section"
      labelledBy={`offer-${at}`}
      className="noprint"
      note={
        at === "choosing" ? (
          <WhoSees who="private">Still only you: nothing has left your journal</WhoSees>
        ) : (
          <WhoSees who="facilitator">
            Not encrypted: your facilitators will read it, and the group where you choose so.
          </WhoSees>
        )
      }
    >
      <h2 id={`offer-${at}`} tabIndex={-1}>
        {headings[at]}
      </h2>
      {step.at === "choosing" ? (
        <Choosing reflection={reflection} problem={step.problem} onChoose={copy} onClose={onClose} />
      ) : null}
      {step.at === "offering" ? (
        <>
          <p className="hint">
            This is a copy. Change it as you like: your reflection stays as it is. If your journal locks before you
            offer it, this form is emptied.
          </p>
          <step.Form
            memberId={view.account.memberId}
            initial={{ title: "", happened: step.words, wish: "", audience: "facilitator", named: true }}
            submit="Offer this dilemma"
            shown
            send={(fields) => {
              id.current ||= crypto.randomUUID();
              return sendOffer(id.current, fields);
            }}
            onDone={(answer) => setStep({ at: "offered", dilemmaId: answer.value.dilemmaId })}
          >
            <Button look="quiet" onClick={onClose}>
              Do not offer it
            </Button>
          </step.Form>
        </>
      ) : null}
      {step.at === "offered" ? (
        <>
          <p>
            It stands by itself now. Your reflection has not changed, and nothing that is kept ties the two together.
          </p>
          <p className="cluster">
            <a href={`/dilemmas/${step.dilemmaId}`}>See it, change it or withdraw it</a>
            <Button look="quiet" onClick={onClose}>
              Back to your reflection
            </Button>
          </p>
        </>
      ) : null}
    </Leaf>
  );
}

function Choosing({
  reflection,
  problem,
  onChoose,
  onClose,
}: {
  reflection: Reflection;
  problem: string;
  onChoose: (words: string) => Promise<void>;
  onClose: () => void;
}) {
  // As they were when this began: another device may write meanwhile, and a tick must stay beside its words.
  const [passages] = useState(() => passagesOf(reflection).map((words, at) => ({ id: `passage-${at}`, words })));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [none, setNone] = useState("");
  const toggle = (id: string) =>
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (chosen.size === 0) return setNone("Choose at least one passage, or write your own words on the dilemmas page");
    setNone("");
    const copied = passages.filter(({ id }) => chosen.has(id));
    void onChoose(copied.map(({ words }) => words).join("\n\n"));
  };
  return (
    <form className="stack" noValidate onSubmit={go} aria-label="Words to copy">
      <p className="hint">They are copied, and you can change them before anything leaves.</p>
      <fieldset className={styles.passages}>
        <legend className="vh">Passages of this reflection</legend>
        {passages.map(({ id, words }) => (
          <CheckField key={id} id={id} label={words} checked={chosen.has(id)} onChange={() => toggle(id)} />
        ))}
      </fieldset>
      {none || problem ? (
        <p role="alert" className="err">
          {none || problem}
        </p>
      ) : null}
      <p className="cluster">
        <Button type="submit">Copy these words</Button>
        <Button look="quiet" onClick={onClose}>
          Leave them here
        </Button>
      </p>
    </form>
  );
}
