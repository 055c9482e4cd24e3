import type { ComponentProps } from "react";

export type ButtonLook = "main" | "line" | "quiet" | "pine";

type Look = { look?: ButtonLook; big?: boolean };

const classes = ({ look = "main", big, className }: Look & { className?: string | undefined }) =>
  ["btn", look === "main" ? "" : look, big ? "big" : "", className ?? ""].filter(Boolean).join(" ");

/** Does something on this page. `type` is "button" unless told otherwise. */
export function Button({ look, big, className, type = "button", ...rest }: ComponentProps<"button"> & Look) {
  return <button type={type} className={classes({ look, big, className })} {...rest} />;
}

/** Goes somewhere, and looks like a button. A plain link: rooms are separate documents. */
export function LinkButton({ look, big, className, ...rest }: ComponentProps<"a"> & { href: string } & Look) {
  return <a className={classes({ look, big, className })} {...rest} />;
}
