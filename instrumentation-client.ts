import { watchForgetting } from "./lib/own-words";

// zod's own probe for `Function` would trip Trusted Types. Set where zod looks for its settings, so that pages without a
// form do not load zod for it.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

// The only policy for scripts: our own built files. Chunks and the key-derivation worker go through it.
const trusted = (window as { trustedTypes?: { createPolicy: (name: string, rules: object) => void } }).trustedTypes;
trusted?.createPolicy("default", {
  createScriptURL: (given: string) => {
    const url = new URL(given, location.href);
    if (url.origin === location.origin && url.pathname.startsWith("/_next/static/")) return given;
    throw new TypeError("A script from elsewhere was refused");
  },
});

watchForgetting();
