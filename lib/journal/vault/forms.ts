/*
 * What the forms that ask for a password accept. Checked in the browser alone: a password never leaves it.
 */
import { z } from "zod";
import { isCommonPassword } from "./common-passwords.ts";
import { canonicalEmail, whyNotLength } from "./derive.ts";

const email = z.string().trim().pipe(z.email("Enter an email address, like name@example.org"));

/** Signing in: nothing is said about the password's form, which might have been another one's rule. */
export const signInForm = z.object({ email, password: z.string().min(1, "Enter your password"), own: z.boolean() });

/** Accepting an invitation, or a new password. */
export const newPasswordForm = z
  .object({
    email,
    password: z
      .string()
      .refine((given) => whyNotLength(given) !== "too-short", "Use 12 characters or more")
      .refine((given) => whyNotLength(given) !== "too-long", "Use 1,024 characters or fewer"),
    own: z.boolean(),
  })
  .refine(({ password, email: whose }) => !isCommonPassword(password, whose), {
    path: ["password"],
    message: "This is one of the passwords that people guess first. Choose another, or use five random words",
    when: ({ value }) => typeof (value as { password?: unknown })?.password === "string",
  });

export const codeForm = z.object({ email, code: z.string().trim().min(1, "Enter the one-time code") });
export const linkForm = z.object({ email });

/** Another email; the password is asked for beside it. */
export const emailForm = z.object({
  email: z
    .string()
    .transform(canonicalEmail)
    .pipe(
      z.email("Enter an email address, like name@example.org").max(254, "Use an address of 254 characters or fewer"),
    ),
});
export const nameForm = z.object({
  name: z.string().trim().min(1, "Enter the name you want to be called by").max(100, "Use 100 characters or fewer"),
});
