/*
 * The page that opens a sealed copy without the site: one file, opened from a disk, with no network. It is made of the
 * vault's own code by scripts/offline-page.ts. Nothing is kept: closing the page forgets what was opened.
 */
import { type BackupRefusal, openBackup, type Way } from "../lib/journal/vault/backup.ts";
import { deriveFromPassword } from "../lib/journal/vault/derive.ts";
import { readWords } from "../lib/journal/vault/recovery.ts";
import { noSettings } from "../lib/journal/vault/settings.ts";
import { pacer } from "../lib/journal/vault/taking/pace.ts";
import { readableBody } from "../lib/journal/vault/taking/readable.ts";
import { readTakenLines, type Taken, takenJson } from "../lib/journal/vault/taking/taken.ts";
import { makeReadableZip } from "../lib/journal/vault/taking/zip-out.ts";

const at = <T extends HTMLElement = HTMLElement>(id: string) => document.getElementById(id) as T;

const says: Record<BackupRefusal | "unreadable", string> = {
  "not-backup": "This is not a sealed copy of a journal. Choose the file whose name ends in .rjx.",
  "newer-version": "This file was made by a later version of the site. Get the newest copy of this page from there.",
  "no-match": "That does not open this file. Check it and try again. The file is as it was.",
  "no-words": "Recovery words do not open this file: there was no kit when it was made. Use its passphrase.",
  damaged:
    "Some of this file has been changed or damaged since it was made, so nothing of it is shown. Try another copy.",
  "cut-short": "The end of this file is missing. Perhaps it was not copied whole. Try another copy.",
  memory: "This device has too little memory free. Close some other pages, then try again.",
  unreadable:
    "This file opens, and what is in it cannot be read by this page. Get the newest copy of this page from the site.",
};

function refuse(message: string): void {
  at("problem").textContent = message;
  at("problem").hidden = false;
  at("problem").focus();
}

async function derive(seedHex: string) {
  try {
    return await deriveFromPassword({ email: "", password: at<HTMLInputElement>("passphrase").value, seedHex });
  } catch {
    return null;
  }
}

function wayOf(): Way | string {
  const chosen = document.querySelector<HTMLInputElement>("input[name=way]:checked")?.value;
  if (chosen !== "words")
    return at<HTMLInputElement>("passphrase").value ? { with: "passphrase", derive } : "Enter the passphrase.";
  const words = readWords(at<HTMLTextAreaElement>("words").value);
  if (words.ok) return { with: "words", entropy: words.entropy };
  if (words.reason === "count") return `A kit has twelve words. There are ${words.count} here.`;
  if (words.reason === "not-together")
    return "These words do not belong together. One of them may be another word, or in another place.";
  return `Word ${words.place}, “${words.word}”, is not one of the words that a kit is made of. Check its spelling.`;
}

function save(name: string, parts: BlobPart[], type: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(parts, { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

let taken: Taken | null = null;

function show(journal: Taken): void {
  taken = journal;
  // Parsed as a document of its own, where nothing runs; and this page's policy runs nothing that comes with it.
  const made = new DOMParser().parseFromString([...readableBody(journal)].join(""), "text/html");
  at("journal").replaceChildren(...made.body.childNodes);
  at("ask").hidden = true;
  at("opened").hidden = false;
  at("told").textContent = "It is open on this device alone.";
  at("journal").focus();
}

async function open(): Promise<void> {
  const file = at<HTMLInputElement>("file").files?.[0];
  if (!file) return refuse("Choose your sealed file first.");
  if (!globalThis.crypto?.subtle) return refuse("This browser cannot open it from a disk. Try another browser.");
  const way = wayOf();
  if (typeof way === "string") return refuse(way);
  at("problem").hidden = true;
  at("state").textContent = "Opening it. This can take a few seconds.";
  // The words are drawn before the work begins.
  await new Promise((done) => setTimeout(done, 50));
  const answer = await openBackup(new Uint8Array(await file.arrayBuffer()), way);
  at("state").textContent = "";
  if (!answer.ok) return refuse(says[answer.reason]);
  const read = readTakenLines(answer.lines);
  if (!read || (read.found.length === 0 && read.problems.length > 0)) return refuse(says.unreadable);
  const first = JSON.parse(answer.lines[0] ?? "{}") as { madeAt?: string };
  at<HTMLInputElement>("passphrase").value = at<HTMLTextAreaElement>("words").value = "";
  show({
    madeAt: first.madeAt ?? new Date(file.lastModified).toISOString(),
    settings: read.settings ?? noSettings,
    reflections: read.found.filter(({ deleted }) => !deleted).map(({ reflection }) => reflection),
    deleted: read.found.filter(({ deleted }) => deleted).map(({ reflection }) => reflection),
  });
  if (read.problems.length > 0)
    at("told").textContent += ` ${read.problems.length} of its reflections could not be read by this page.`;
}

async function saveZip(): Promise<void> {
  if (!taken) return;
  const told = (done: number, of: number) => {
    at("told").textContent = `Writing ${done} of ${of}.`;
  };
  save("my-journal.zip", await makeReadableZip(taken, { told, pause: pacer() }), "application/zip");
  at("told").textContent = "The files are on their way to your downloads.";
}

at("form").addEventListener("submit", (event) => {
  event.preventDefault();
  open().catch(() => refuse("Something went wrong here. Your file is as it was. Reload this page and try again."));
});
for (const radio of document.querySelectorAll<HTMLInputElement>("input[name=way]"))
  radio.addEventListener("change", () => {
    at("with-passphrase").hidden = radio.value !== "passphrase";
    at("with-words").hidden = radio.value !== "words";
  });
at("zip").addEventListener("click", () => void saveZip());
at("json").addEventListener("click", () => {
  if (taken) save("journal.json", [...takenJson(taken)], "application/json");
});
at("print").addEventListener("click", () => print());
at("close").addEventListener("click", () => location.reload());
