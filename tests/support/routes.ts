import { globSync, readFileSync } from "node:fs";
import { type Answer, type At, ask, originOf } from "./asking";

const address = (file: string) =>
  `/${file
    .split("/")
    .slice(1, -1)
    .filter((part) => !part.startsWith("("))
    .join("/")}`;
const exported = (file: string) =>
  [...readFileSync(file, "utf8").matchAll(/^export (?:const|async function|function) (\w+)/gm)].map(([, name]) => name);

/** Every page's address, as the folders of app/ name it. */
export const pagesInApp = () => globSync("app/**/page.tsx").map(address).sort();

/** A page's address with the id of what it shows in the place of [id]. */
export const withId = (page: string, ids: { session: string; dilemma: string; request: string; member: string }) => {
  const of = { dilemmas: ids.dilemma, requests: ids.request, members: ids.member } as Record<string, string>;
  return page.replace("[id]", of[page.match(/(\w+)\/\[id\]/)?.[1] ?? ""] ?? ids.session);
};

/** Every route handler, as "METHOD /address". */
export const routesInApp = () =>
  globSync("app/**/route.ts")
    .flatMap((file) =>
      exported(file)
        .filter((name) => /^[A-Z]+$/.test(name ?? ""))
        .map((method) => `${method} ${address(file)}`),
    )
    .sort();

/** Every server action's name, as the sources export it. */
export const actionsInApp = () =>
  globSync("{app,components,lib}/**/*.{ts,tsx}")
    .filter((file) => /^["']use server["']/m.test(readFileSync(file, "utf8")))
    .flatMap(exported)
    .sort();

type Reference = { exportedName: string; filename: string; workers: Record<string, unknown> };

/** Every server action that the build answers to: its name, the id that stands for it, a page that uses it. */
export function actionsInBuild(): { name: string; id: string; page: string }[] {
  const { node } = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8"));
  return Object.entries(node as Record<string, Reference>).map(([id, { exportedName, workers }]) => ({
    name: exportedName,
    id,
    page: address(Object.keys(workers)[0] ?? ""),
  }));
}

/** Calls a server action as Next's own client does, and gives the answer with what the action returned. */
export async function callAction(
  site: At,
  name: string,
  input: unknown,
  how: { cookie?: string; origin?: string | null; on?: string },
): Promise<Answer & { result: unknown }> {
  const action = actionsInBuild().find((one) => one.name === name);
  if (!action) throw new Error(`There is no action ${name} in the build.`);
  const origin = how.origin === undefined ? originOf(site) : how.origin;
  const answer = await ask(site, how.on ?? action.page.replace("[id]", "00000000-0000-4000-8000-000000000000"), {
    method: "POST",
    headers: {
      Accept: "text/x-component",
      "Content-Type": "text/plain;charset=UTF-8",
      "Next-Action": action.id,
      ...(origin ? { Origin: origin } : {}),
    },
    cookie: how.cookie,
    body: JSON.stringify([input]),
  });
  const row = answer.text.match(/^1:(\{.*)$/m)?.[1];
  return { ...answer, result: row ? JSON.parse(row) : null };
}
