import type { NextConfig } from "next";

// What a file under /_next/static may do when it is opened by itself. A worker takes its policy from its own response:
// WebAssembly is allowed to the file that starts the key-derivation worker, and to nothing else.
const file = "default-src 'none'; script-src 'self'; frame-ancestors 'none'";
const worker = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; frame-ancestors 'none'";
const workers = process.env.NODE_ENV === "development" ? ":path*" : "chunks/turbopack-worker-:name";

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  // They look for their drivers and files where they are installed.
  serverExternalPackages: ["nodemailer", "pg-boss"],
  // No picture goes through Next's image route, so it is closed.
  images: { unoptimized: true },
  // `npm run check` reads the types of everything, tests too; a build for somebody who only wants to start need not.
  typescript: { ignoreBuildErrors: true },
  // Rooms have their own root layouts, so an address that no room has needs a document of its own.
  experimental: { globalNotFound: true },
  headers: async () => [
    { source: "/_next/static/:path*", headers: [{ key: "Content-Security-Policy", value: file }] },
    { source: `/_next/static/${workers}`, headers: [{ key: "Content-Security-Policy", value: worker }] },
  ],
};

export default config;
