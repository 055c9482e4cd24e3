import { cookies } from "next/headers";
import { cookieNames } from "./cookies.ts";

// Which of their groups somebody looks at. It proves nothing: who may see a group is asked of the database each time.
const choice = () => {
  const { signIn, options } = cookieNames();
  return { name: signIn.replace("sign-in", "group"), options };
};

/** The group that this browser chose last, whether or not its reader is in it; or null. */
export async function readGroupChoice(): Promise<string | null> {
  return (await cookies()).get(choice().name)?.value ?? null;
}

/** Keeps the choice in this browser, for as long as browsers keep a cookie. */
export async function keepGroupChoice(groupId: string): Promise<void> {
  const { name, options } = choice();
  (await cookies()).set(name, groupId, { ...options, maxAge: 400 * 24 * 60 * 60 });
}
