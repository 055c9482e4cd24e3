"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { Tell } from "@/components/ui/tell";
import type { Taken } from "@/lib/journal/vault/taking/taken";
import { saveFile } from "./save-file";

/** Everything as files that anybody's device can read. What makes them is loaded when it is asked for. */
export function TakeReadable({ take }: { take: () => Taken }) {
  const [told, setTold] = useState("");
  const [busy, setBusy] = useState(false);

  const make = async () => {
    if (busy) return;
    setBusy(true);
    setTold("Making your files.");
    try {
      const [{ makeReadableZip }, { pacer }] = await Promise.all([
        import("@/lib/journal/vault/taking/zip-out"),
        import("@/lib/journal/vault/taking/pace"),
      ]);
      const taken = take();
      const say = (done: number, of: number) => {
        if (done % 100 === 0) setTold(`Making your files: ${done} of ${of}.`);
      };
      const parts = await makeReadableZip(taken, { told: say, pause: pacer() });
      saveFile(`my-journal ${taken.madeAt.slice(0, 10)}.zip`, new Blob(parts, { type: "application/zip" }));
      setTold("The zip is on its way to your downloads. Open index.html in it to read.");
    } catch {
      setTold("The files could not be made here. Your journal is as it was. Reload this page and try again.");
    }
    setBusy(false);
  };

  return (
    <Leaf snug as="section" labelledBy="readable" note={<p>Not locked. For reading, printing and other programs.</p>}>
      <h2 id="readable">Files to read</h2>
      <p>
        One zip with a page to read and print, a Markdown file for each reflection, and everything as JSON. You need
        nothing of this site to open them.
      </p>
      <Tell>
        <p>
          <strong>These files are not locked.</strong> Whoever gets them can read them: on this device, in its
          downloads, in a backup or in a folder that goes to a cloud. On a device that others use, take the sealed copy.
        </p>
      </Tell>
      <p className="cluster">
        <Button look="line" aria-disabled={busy || undefined} onClick={() => void make()}>
          Make the readable files
        </Button>
        <span role="status">{told}</span>
      </p>
    </Leaf>
  );
}
