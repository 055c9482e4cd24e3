import { Leaf } from "@/components/ui/leaf";

/** What sealing cannot do, in plain words. */
export function SealingLimits() {
  return (
    <Leaf as="section" labelledBy="limits" snug note={<p>We say what we cannot promise, too.</p>}>
      <h2 id="limits">Three limits</h2>
      <ol className="lines">
        <li>
          Your browser runs code that this server sends. Someone who controlled the server could change that code, to
          take your password the next time you sign in.
        </li>
        <li>
          A weak password could be guessed by whoever runs the server. Twelve characters is the least; five words chosen
          by chance are much better.
        </li>
        <li>
          A device that somebody else has got into can see what you see. So can someone who sits at it while your
          journal is open.
        </li>
      </ol>
    </Leaf>
  );
}

/** What confidentiality among people means, and where it ends. */
export function GroupLimits() {
  return (
    <>
      <Leaf as="section" labelledBy="group" snug>
        <h2 id="group">In the group</h2>
        <p>
          What is said in the group stays in the group. You may take your own learning away, not other people’s stories.
          There are limits to that:
        </p>
        <ul className="dots plain">
          <li>
            If somebody may be seriously harmed, a child or an adult needs protecting, or the law requires it, the
            facilitator may have to tell someone. Where possible they say so to you first.
          </li>
          <li>
            A court can order people to hand over what they hold. Reflections here would be handed over locked. You
            could still be told to open yours.
          </li>
        </ul>
      </Leaf>
      <Leaf as="section" labelledBy="incidents" snug>
        <h2 id="incidents">Not for the facts of an incident</h2>
        <p>
          If something went wrong at work, keep the facts of it where your work keeps such records. Use your journal for
          what you make of it and what you learn. Change details, so that nobody can be recognised. Leaving out a name
          is often not enough.
        </p>
      </Leaf>
    </>
  );
}

/** What opens a journal again, and what happens when nothing does. */
export function ForgottenPassword() {
  return (
    <>
      <Leaf as="section" labelledBy="forgotten" snug>
        <h2 id="forgotten">If you forget your password</h2>
        <p>
          Three things can open your journal: your password, your recovery words, or a device of your own that you keep
          open. One is enough.
        </p>
        <ul className="dots plain">
          <li>
            <strong>You have your recovery words.</strong> Ask the facilitator for a one-time code. The code and your
            words together open everything again. The code alone cannot, and the words alone cannot.
          </li>
          <li>
            <strong>You kept your journal open on a device of your own.</strong> The code and that device together are
            enough.
          </li>
          <li>
            <strong>You have neither.</strong> The code lets you back in to the sessions and agendas. What you wrote
            stays locked and kept: nobody can open it, and nobody deletes it. If the words turn up later, they open it
            then. Your place in the group is safe.
          </li>
        </ul>
        <p>The facilitator’s code never opens your journal by itself.</p>
      </Leaf>
      <Leaf as="section" labelledBy="deleting" snug>
        <h2 id="deleting">When you delete something</h2>
        <p>
          A deleted reflection can be brought back for 30 days. Then it is gone. Whoever runs the server may keep
          backups: in those it stays, still locked, until the backup itself goes. Comparing backups can also show on
          which days your journal changed.
        </p>
      </Leaf>
    </>
  );
}
