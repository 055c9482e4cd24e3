"use client";

import { useCallback, useRef } from "react";
import { keepOffer, keptOffer } from "./kept-here";
import { emptyOffer, OfferForm } from "./offer-form";
import { sendOffer } from "./send-offer";

/** An offer that starts empty, or from what this tab kept of it. */
export function NewOffer({ memberId }: { memberId: string }) {
  const id = useRef("");
  const keep = useCallback<(fields: Parameters<typeof keepOffer>[1]) => void>(
    (fields) => keepOffer(memberId, fields),
    [memberId],
  );
  return (
    <OfferForm
      memberId={memberId}
      initial={emptyOffer}
      submit="Offer this dilemma"
      restore={() => keptOffer(memberId)}
      keep={keep}
      send={(fields) => {
        // One id for every try: an offer whose answer was lost must not become two.
        id.current ||= crypto.randomUUID();
        return sendOffer(id.current, fields);
      }}
      onDone={({ value }) => window.location.assign(`/dilemmas/${value.dilemmaId}`)}
    >
      <span className="hint">Kept in this tab until you offer it or close the tab.</span>
    </OfferForm>
  );
}
