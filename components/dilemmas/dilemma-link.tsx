import { LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";

/** The way to the dilemmas, from Today. */
export function DilemmaLink() {
  return (
    <Leaf
      snug
      as="section"
      labelledBy="dilemmas"
      note={<WhoSees who="facilitator">Your facilitators can read what you offer</WhoSees>}
    >
      <h2 id="dilemmas">Something on your mind for the group?</h2>
      <p>A dilemma does not have to be neat. A sentence is enough, and you can take it back.</p>
      <p className="cluster">
        <LinkButton look="line" href="/dilemmas/new">
          Offer a dilemma
        </LinkButton>
        <a href="/dilemmas">Dilemmas</a>
      </p>
    </Leaf>
  );
}
