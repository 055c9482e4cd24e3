import type { ReactNode } from "react";
import { Leaf } from "@/components/ui/leaf";
import { Tell } from "@/components/ui/tell";

/** One page of the door: its heading, and why it needs JavaScript for anybody without it. */
export function DoorPage({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) {
  return (
    <div className="wrap">
      <Leaf note={note}>
        <h1>{title}</h1>
        <noscript>
          <Tell>
            <p>
              <strong>This page needs JavaScript.</strong> Your password is turned into keys here in your browser, so
              that nobody else can read your journal. Switch JavaScript on for this site, then load the page again.
            </p>
          </Tell>
        </noscript>
        {children}
      </Leaf>
    </div>
  );
}
