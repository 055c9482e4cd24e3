"use client";

import { useCallback, useEffect, useRef } from "react";
import type { DilemmaFields } from "@/lib/dilemmas/input";
import { whenForgotten } from "@/lib/own-words";
import { hasWords, keepOffer, keptOffer } from "./kept-here";
import { emptyOffer, OfferForm } from "./offer-form";
import { sendOffer } from "./send-offer";

/** An offer that starts empty, or from what this tab kept of it. */
export function NewOffer({ memberId }: { memberId: string }) {
  // One id for every try, kept with the words until an answer came: an offer whose answer was lost must not become two.
  const id = useRef("");
  const written = useRef(false);
  // Signed out in another tab: what is on this page is no more for whoever comes next than what was kept.
  useEffect(() => whenForgotten(() => window.location.reload()), []);
  const keep = useCallback(
    (fields: DilemmaFields | null) => {
      if (fields && hasWords(fields)) {
        written.current = true;
        return keepOffer(memberId, { id: id.current, fields });
      }
      if (fields && !written.current) return;
      // Emptied, or sent: what is written next is another offer.
      id.current = "";
      written.current = false;
      keepOffer(memberId, null);
    },
    [memberId],
  );
  return (
    <OfferForm
      memberId={memberId}
      initial={emptyOffer}
      submit="Offer this dilemma"
      restore={() => {
        const kept = keptOffer(memberId);
        id.current = kept?.id ?? "";
        return kept?.fields ?? null;
      }}
      keep={keep}
      send={async (fields) => {
        id.current ||= crypto.randomUUID();
        keepOffer(memberId, { id: id.current, fields });
        const answer = await sendOffer(id.current, fields);
        // It stands there otherwise by now: only as a new one could these words still be offered.
        if (!answer.ok && (answer.reason === "changed-elsewhere" || answer.reason === "not-found")) {
          id.current = "";
          keepOffer(memberId, { id: "", fields });
        }
        return answer;
      }}
      onDone={({ value }) => window.location.assign(`/dilemmas/${value.dilemmaId}`)}
    >
      <span className="hint">Kept in this tab until you offer it or close the tab.</span>
    </OfferForm>
  );
}
