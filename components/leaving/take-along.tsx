"use client";

import { useState } from "react";
import { useRoom } from "@/components/journal/journal-provider";
import { saveFile } from "@/components/journal/save-file";
import { TakeSealed } from "@/components/journal/take-sealed";
import { NotOpen } from "@/components/journal/unlocked";
import { Button } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { heldText } from "@/lib/journal/vault/leave-for-good";

const day = () => new Date().toISOString().slice(0, 10);
const besides = () => `what-else-was-held ${day()}.json`;

/** Everything that is the member's, as files, before it goes. */
export function TakeAlong() {
  const { shown } = useRoom();
  const [told, setTold] = useState("");
  const saveHeld = async () => {
    const text = await heldText();
    if (text) saveFile(besides(), new Blob([text], { type: "application/json" }));
    setTold(
      text ? "The file is on its way to your downloads." : "That could not be made just now. Try again in a minute.",
    );
  };
  return (
    <>
      <Leaf as="section" labelledBy="along" snug note={<p>Made on this device.</p>}>
        <h2 id="along">First, take everything along</h2>
        <p>
          Once you have left, nobody can give you your writing back. To read it with any program,{" "}
          <a href="/journal/take-away">make the readable files</a>.
        </p>
        <p>
          Besides your journal, the site holds what you told the group: your access needs, answers, dilemmas, lines,
          thanks, the record and the days of your sign-ins and messages.
        </p>
        <p className="cluster">
          <Button look="line" onClick={() => void saveHeld()}>
            Save what is held besides my journal
          </Button>
          <span role="status">{told}</span>
        </p>
      </Leaf>
      {shown ? (
        <TakeSealed
          title="All of it in one go"
          says="One zip: your journal as a locked file, the page that opens it, and what is held besides as a file to read."
          take={() => ({
            madeAt: new Date().toISOString(),
            settings: shown.settings,
            reflections: shown.reflections.map(({ reflection }) => reflection),
            deleted: shown.deleted.map(({ reflection }) => reflection),
          })}
          around={everything}
        />
      ) : (
        <Leaf as="section" labelledBy="sealed" snug>
          <h2 id="sealed">All of it in one go</h2>
          <NotOpen />
        </Leaf>
      )}
    </>
  );
}

async function everything(sealed: { name: string; parts: readonly Uint8Array<ArrayBuffer>[] }) {
  try {
    const [held, opener, { zipFiles }] = await Promise.all([
      heldText(),
      fetch("/open-journal.html", { cache: "no-store" }),
      import("@/lib/journal/vault/taking/zip-files"),
    ]);
    if (!held || !opener.ok) return null;
    const parts = zipFiles([
      sealed,
      { name: "open-journal.html", parts: [new Uint8Array(await opener.arrayBuffer())] },
      { name: besides(), parts: [new TextEncoder().encode(held)] },
    ]);
    return { name: `everything ${day()}.zip`, parts };
  } catch {
    return null;
  }
}
