/**
 * Where to go after signing in: the page that asked for it, if it is one of ours; else Today. The fragment goes along:
 * it names a reflection, and no server has seen it.
 */
export function wayBack({ search, hash }: { search: string; hash: string }): string {
  const back = new URLSearchParams(search).get("back") ?? "";
  // "//elsewhere" and "/\elsewhere" are other sites to a browser.
  return /^\/(?![/\\])[^\s\\]*$/.test(back) && !/^\/(sign-in|welcome|recover|api)(\/|\?|$)/.test(back)
    ? `${back}${hash}`
    : "/today";
}
