type Ending = () => Promise<void>;

// Next bundles its own copy of what the server itself loads too: one list for both.
const shared = globalThis as typeof globalThis & { rpEndings?: Ending[] };

/** Has `end` run when the server is asked to end, before its process does. */
export function whenEnding(end: Ending): void {
  shared.rpEndings ??= [];
  shared.rpEndings.push(end);
}

/** Runs them all. Never throws: an end goes on. */
export async function endEverything(): Promise<void> {
  await Promise.allSettled((shared.rpEndings ?? []).map((end) => end()));
}
