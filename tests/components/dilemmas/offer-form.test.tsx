import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { audienceWords } from "@/components/dilemmas/dilemma-words";
import { emptyOffer, OfferForm } from "@/components/dilemmas/offer-form";

describe("who can read an offer", () => {
  it("is said of all who facilitate the group, before it is sent and after", async () => {
    render(
      <OfferForm
        memberId="somebody"
        initial={emptyOffer}
        submit="Offer this dilemma"
        shown
        send={async () => ({ ok: true })}
        onDone={() => {}}
      />,
    );
    expect(screen.getByRole("radio", { name: "The group’s facilitators alone" })).toBeChecked();
    expect(screen.getByRole("radio", { name: "The group and its facilitators" })).not.toBeChecked();
    for (const words of Object.values(audienceWords)) expect(words).toMatch(/facilitators/);
    // One of them alone is never promised.
    expect(document.body.textContent).not.toMatch(/facilitator\b/i);
  });
});
