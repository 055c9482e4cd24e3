import type { ReactNode } from "react";

/** The marigold strip: how things stand now. `live` says it aloud when it appears or changes. */
export function Tell({ children, live = false }: { children: ReactNode; live?: boolean }) {
  return (
    <div className="tellme" role={live ? "status" : undefined}>
      {children}
    </div>
  );
}
