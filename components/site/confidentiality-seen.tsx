import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { WhoCanSee } from "./who-can-see";

const columns = [
  {
    title: "Only you can read",
    things: [
      "Your reflections: titles, words and dates",
      "Your drafts, finished or not",
      "Which of your reflections you open, and when",
      "Your password and your recovery words. They never leave your device.",
    ],
  },
  {
    title: "The facilitator can see",
    things: [
      "Your name and your email address",
      "What you wrote when you asked to join, until it deletes itself",
      "Whether you have used your invitation",
      "The sessions and agendas, which they write",
      "Nothing of your journal: no text, no counts, not even whether you write",
    ],
  },
  {
    title: "Whoever runs the server can see",
    things: [
      "All that the facilitator can see",
      "The days on which you sign in, from how many devices, and whether you called them your own",
      "Whether you have a recovery kit, and whether a new password was set",
      "How many reflections you have, and how often each was saved",
      "Roughly how long each one is, in steps",
      "When something is being saved, and your internet address, while you are connected",
      "The day on which a deleted reflection goes for good",
      "Which reflections have earlier versions, and that you look at them",
      "The day on which you gave your journal a new key",
    ],
  },
];

/** Three columns: you, the facilitator, whoever runs the server. */
export function ConfidentialitySeen() {
  return (
    <Leaf as="section" labelledBy="seen" snug open note={<WhoSees who="private">Locked before it is sent</WhoSees>}>
      <h2 id="seen">Who can see what</h2>
      <WhoCanSee columns={columns} />
      <p>
        The other members of the group see the sessions, and each agenda once it is published. They see nothing of your
        journal either.
      </p>
      <p>
        We do not keep the times at which you write. Your internet address is not kept either: only tries at passwords
        and codes, and requests to join, are counted under a scrambled form of it, for three days at most. Nothing here
        comes from another company, and nothing follows you around the web.
      </p>
    </Leaf>
  );
}
