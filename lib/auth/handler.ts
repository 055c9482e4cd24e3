import NextAuth from "next-auth";
import { authOptions } from "./options.ts";

type Handler = (request: Request, context: { params: Promise<{ nextauth: string[] }> }) => Promise<Response>;

/** next-auth's own routes: its CSRF token, the password sign-in and sign-out. */
export const authHandler: Handler = (request, context) => {
  const handler: Handler = NextAuth(authOptions());
  return handler(request, context);
};
