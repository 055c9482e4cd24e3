import type { NextConfig } from "next";

// What every file under /_next/static may do. The key-derivation worker is one of these files and takes its
// policy from its own response; WebAssembly is allowed there and nowhere else.
const staticPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  // `npm run check` reads the types of everything, tests too; a build for somebody who only wants to start need not.
  typescript: { ignoreBuildErrors: true },
  // Rooms have their own root layouts, so an address that no room has needs a document of its own.
  experimental: { globalNotFound: true },
  headers: async () => [
    { source: "/_next/static/:path*", headers: [{ key: "Content-Security-Policy", value: staticPolicy }] },
  ],
};

export default config;
