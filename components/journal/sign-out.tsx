"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Journal } from "@/lib/journal/vault/view";
import { useRoom } from "./journal-provider";
import { piecesInWords } from "./reflection-words";
import { saveFile } from "./save-file";

/** Ends the sign-in, and asks first only when that would lose words. */
export function SignOut() {
  const { journal, leaveFor } = useRoom();
  const [busy, setBusy] = useState(false);
  const [unsent, setUnsent] = useState(0);
  const [trouble, setTrouble] = useState(false);

  const signOut = async (discard: boolean) => {
    if (!journal || busy) return;
    setBusy(true);
    setTrouble(false);
    // The journal says "signed out" by itself, and the room then leaves: for the home page, not for the sign-in page.
    leaveFor("/");
    const answer = await journal.signOut({ discard });
    setBusy(false);
    if (answer.ok) return;
    leaveFor(null);
    if (answer.reason === "unsent") setUnsent(answer.count);
    else setTrouble(true);
  };

  return (
    <>
      <p>What is not on the server yet is sent first. Your writing stays, locked, on the server.</p>
      <p>
        <Button look="line" aria-disabled={busy || undefined} onClick={() => void signOut(false)}>
          Sign out
        </Button>
      </p>
      <p role="status">
        {trouble
          ? "Your journal is off this device. But the site cannot be reached, so it does not know yet that you are leaving. Sign out again when you are online."
          : ""}
      </p>
      {journal ? (
        <Unsent
          journal={journal}
          count={unsent}
          onStay={() => setUnsent(0)}
          onDiscard={() => {
            setUnsent(0);
            void signOut(true);
          }}
        />
      ) : null}
    </>
  );
}

function Unsent({
  journal,
  count,
  onStay,
  onDiscard,
}: {
  journal: Journal;
  count: number;
  onStay: () => void;
  onDiscard: () => void;
}) {
  const [saved, setSaved] = useState(false);
  const save = async () => {
    const text = await journal.unsentFile();
    saveFile("unsent-reflections.json", new Blob([text], { type: "application/json" }));
    setSaved(true);
  };
  const only = count === 1 ? "is only on this device" : "are only on this device";
  return (
    <Dialog open={count > 0} onClose={onStay} title="Some of your writing could not be sent">
      <p>
        {piecesInWords(count)} {only}. Signing out takes it away from here.
      </p>
      <p>
        Stay signed in, and it is sent when your journal is open and the site can be reached. Or save a sealed file:
        only your journal opens it, under Account, when you are signed in again.
      </p>
      <p className="cluster">
        <Button onClick={onStay}>Stay signed in</Button>
        <Button look="line" onClick={() => void save()}>
          Save a sealed file
        </Button>
      </p>
      <p role="status">{saved ? "The file is on its way to your downloads." : ""}</p>
      <p>
        <Button look="quiet" onClick={onDiscard}>
          {saved ? "Sign out now" : "Sign out and lose that writing"}
        </Button>
      </p>
    </Dialog>
  );
}
