"use client";

import { useState } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import type { ActionResult } from "@/lib/actions/action";
import { commonRefusals, lost } from "./refusals";

type Group = { id: string; name: string };

/** The member's groups by name, and which one the pages show. */
export function GroupChooser({
  groups,
  shown,
  chooseGroup,
}: {
  groups: Group[];
  shown: string;
  chooseGroup: (choice: { groupId: string }) => Promise<ActionResult<null, never>>;
}) {
  const [problem, setProblem] = useState("");
  const choose = async (groupId: string) => {
    const answer = await chooseGroup({ groupId }).catch(lost);
    if (answer.ok) window.location.assign("/group");
    else setProblem(commonRefusals[answer.reason]);
  };
  return (
    <>
      {problem ? (
        <p className="err" role="alert">
          {problem}
        </p>
      ) : null}
      <ul className="lines plain">
        {groups.map(({ id, name }) => (
          <li key={id} className="cluster">
            <span>{name}</span>
            {id === shown ? (
              <>
                <span className="hint">Shown now</span>
                <LinkButton look="quiet" href="/group">
                  Go to it
                </LinkButton>
              </>
            ) : (
              <Button look="quiet" onClick={() => void choose(id)} aria-label={`Show ${name}`}>
                Show this group
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
