"use client";

import { useState } from "react";
import { commonRefusals, lost } from "@/components/joining/refusals";
import { saveFile } from "@/components/journal/save-file";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/lib/actions/action";
import { type Held, heldPage } from "@/lib/duties/rules/held-page";

/** Makes the file in one of two forms and hands it to the facilitator. */
export function TakeHeld({
  memberId,
  handOver,
}: {
  memberId: string;
  handOver: (choice: { memberId: string }) => Promise<ActionResult<Held, never>>;
}) {
  const [said, setSaid] = useState("");
  const [problem, setProblem] = useState("");
  const take = async (form: "page" | "data") => {
    setSaid("");
    setProblem("");
    const answer = await handOver({ memberId }).catch(lost);
    if (!answer.ok) return setProblem(commonRefusals[answer.reason]);
    const made =
      form === "page"
        ? new Blob([heldPage(answer.value)], { type: "text/html" })
        : new Blob([JSON.stringify(answer.value, null, 2)], { type: "application/json" });
    saveFile(form === "page" ? "everything-held.html" : "everything-held.json", made);
    setSaid("The file is made. Give it to them in a way that nobody else can open, and delete your copy.");
  };
  return (
    <>
      <p className="cluster">
        <Button onClick={() => void take("page")}>Make a page to read</Button>
        <Button look="line" onClick={() => void take("data")}>
          Make a data file (JSON)
        </Button>
      </p>
      <p role="status">{said}</p>
      {problem ? (
        <p className="err" role="alert">
          {problem}
        </p>
      ) : null}
    </>
  );
}
