import type { ReactNode } from "react";
import { Icon } from "./icon";

const icons = { private: "lock", group: "group", facilitator: "person" } as const;

/** Who can see what stands beside it: always an icon and words, never colour alone. */
export function WhoSees({ who, children }: { who: keyof typeof icons; children: ReactNode }) {
  return (
    <p className={`seen ${who}`}>
      <Icon name={icons[who]} />
      <span>{children}</span>
    </p>
  );
}
