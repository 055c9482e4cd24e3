/*
 * What is in the files that somebody chose: told apart by what they hold, not by their names. Nothing is changed here;
 * what cannot be read is a problem with a reason, and everything else is still found.
 */
import { type BackupRefusal, isBackup, openBackup, type Way } from "../backup.ts";
import type { Settings } from "../settings.ts";
import { readDayOne } from "./day-one.ts";
import { readForeign, type TextFile } from "./foreign-markdown.ts";
import { fromMarkdown } from "./markdown.ts";
import { checked, type Found, type Read, type ReadProblem, readTaken, readTakenLines } from "./taken.ts";
import { listZip, unpack, type ZipEntry, type ZipProblem, zipLimits } from "./zip-in.ts";

/** A file as a browser gives it. */
export type GivenFile = Pick<File, "name" | "size" | "lastModified" | "arrayBuffer"> & { webkitRelativePath?: string };
export type ProblemReason =
  | ReadProblem
  | ZipProblem
  | Exclude<BackupRefusal, "not-backup" | "newer-version">
  | "too-large"
  | "too-many"
  | "not-text"
  | "not-known"
  | "empty"
  | "page"
  | "unsent-file";
export type Problem = { name: string; reason: ProblemReason; count: number };
export type Gathered = {
  found: Found[];
  problems: Problem[];
  settings: Settings[];
  /** Files beside the writing, such as pictures, that were not looked into; and pictures inside a text. */
  leftAlone: number;
  pictures: number;
};

type How = { way?: Way | null; most?: number; pause?: () => Promise<void> };

export const fileLimits = { bytes: 100 * 1024 * 1024, files: 20_000 };
const mostOfOneText = 1024 * 1024;

/** Whether one of these is a sealed export, which needs its passphrase or the recovery words first. */
export async function needsSecret(files: readonly (GivenFile & Pick<File, "slice">)[]): Promise<boolean> {
  for (const file of files) if (isBackup(new Uint8Array(await file.slice(0, 4).arrayBuffer()))) return true;
  return false;
}

const startsAs = (bytes: Uint8Array, ...first: number[]) => first.every((byte, at) => bytes[at] === byte);
const isText = (name: string) => /\.(md|markdown|txt)$/i.test(name);
const isJson = (name: string) => /\.json$/i.test(name);

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function readText(file: Omit<TextFile, "text"> & { bytes: Uint8Array }): Found | ProblemReason {
  if (file.bytes.byteLength > mostOfOneText) return "too-long";
  const text = textOf(file.bytes);
  if (text === null) return "not-text";
  const own = fromMarkdown(text);
  if (!own) return readForeign({ ...file, text });
  const read = checked(own.given);
  return read.ok ? { reflection: read.reflection, deleted: own.deleted, dated: true } : read.reason;
}

class Gatherer {
  readonly all: Gathered = { found: [], problems: [], settings: [], leftAlone: 0, pictures: 0 };
  private readonly known = new Map<string, Problem>();
  private unpacked = 0;
  private readonly way: Way | null;
  private readonly most: number;
  private readonly pause: (() => Promise<void>) | undefined;
  constructor({ way = null, most = zipLimits.bytes, pause }: How) {
    this.way = way;
    this.most = most;
    this.pause = pause;
  }

  problem(name: string, reason: ProblemReason): void {
    const key = `${reason} ${name}`;
    const problem = this.known.get(key) ?? { name, reason, count: 0 };
    problem.count += 1;
    if (!this.known.has(key)) this.all.problems.push(problem);
    this.known.set(key, problem);
  }

  private take(name: string, read: Pick<Read, "found" | "problems"> & { settings?: Settings | null }): void {
    for (const found of read.found) this.all.found.push(found);
    for (const reason of read.problems) this.problem(name, reason);
    if (read.settings) this.all.settings.push(read.settings);
  }

  /** `all`: a file of ours, which says everything; `some`: one journal of Day One; null: neither. */
  json(name: string, bytes: Uint8Array): "all" | "some" | null {
    const text = textOf(bytes);
    let given: unknown;
    try {
      given = text === null ? null : JSON.parse(text);
    } catch {
      this.problem(name, "unreadable");
      return null;
    }
    const own = readTaken(given);
    const dayOne = own ? null : readDayOne(given, new Date().toISOString());
    if (own) this.take(name, own);
    else if (dayOne) {
      this.take(name, dayOne);
      this.all.pictures += dayOne.pictures;
    } else if ((given as { format?: unknown } | null)?.format === "rp-unsent-1") this.problem(name, "unsent-file");
    else this.problem(name, text === null ? "not-text" : "not-known");
    return own ? "all" : dayOne ? "some" : null;
  }

  text(name: string, bytes: Uint8Array, changedAt: string): void {
    const read = readText({ name, bytes, changedAt });
    if (typeof read === "string") this.problem(name, read);
    else this.all.found.push(read);
  }

  private async entry(name: string, entry: ZipEntry): Promise<Uint8Array | null> {
    const left = this.most - this.unpacked;
    const most = isText(entry.name) ? Math.min(left, mostOfOneText) : left;
    const bytes = await unpack(entry, most, this.pause);
    if (typeof bytes === "string") {
      const one = bytes === "zip-too-much" && most < left;
      this.problem(`${name}: ${entry.name}`, one ? "too-long" : bytes);
      this.unpacked += one ? most : bytes === "zip-too-much" ? left : 0;
      return null;
    }
    this.unpacked += bytes.byteLength;
    return bytes;
  }

  async zip(name: string, bytes: Uint8Array, changedAt: string): Promise<void> {
    const entries = listZip(bytes);
    if (typeof entries === "string") return this.problem(name, entries);
    const files = entries.filter((one) => !one.name.endsWith("/") && !/(^|\/)(__MACOSX\/.*|\.[^/]*)$/.test(one.name));
    // Our own export says everything in `journal.json`; the rest of it is the same again.
    const whole = files.find((one) => /(^|\/)journal\.json$/i.test(one.name));
    const journal = whole ? await this.entry(name, whole) : null;
    if (whole && journal && this.json(`${name}: ${whole.name}`, journal) === "all") return;
    const others = files.filter((one) => one !== whole);
    const readable = others.filter((one) => isText(one.name) || isJson(one.name));
    this.all.leftAlone += others.length - readable.length;
    if (readable.length === 0 && !whole) return this.problem(name, "not-known");
    for (const one of readable) {
      const content = await this.entry(name, one);
      if (content === null) {
        if (this.unpacked >= this.most) return;
      } else if (isJson(one.name)) this.json(`${name}: ${one.name}`, content);
      else this.text(`${name}: ${one.name}`, content, changedAt);
      await this.pause?.();
    }
  }

  async sealed(name: string, bytes: Uint8Array): Promise<void> {
    if (!this.way) return this.problem(name, "no-match");
    const opened = await openBackup(bytes, this.way);
    if (!opened.ok) return this.problem(name, opened.reason === "not-backup" ? "not-known" : opened.reason);
    const read = readTakenLines(opened.lines);
    if (read) this.take(name, read);
    else this.problem(name, "unreadable");
  }

  async file(file: GivenFile): Promise<void> {
    const { name, size } = file;
    if (size > fileLimits.bytes) return this.problem(name, "too-large");
    if (size === 0) return this.problem(name, "empty");
    const inFolder = Boolean(file.webkitRelativePath);
    if (inFolder && !isText(name)) {
      // A folder is asked for its texts alone.
      this.all.leftAlone += 1;
      return;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const changedAt = new Date(file.lastModified).toISOString();
    if (isBackup(bytes)) return this.sealed(name, bytes);
    if (startsAs(bytes, 0x50, 0x4b, 3, 4) || startsAs(bytes, 0x50, 0x4b, 5, 6)) return this.zip(name, bytes, changedAt);
    if (isText(name)) return this.text(name, bytes, changedAt);
    if (isJson(name)) return void this.json(name, bytes);
    this.problem(name, /\.html?$/i.test(name) ? "page" : "not-known");
  }
}

/** Reads the files. `way` opens a sealed export among them; no more than `most` bytes are unpacked from zips in all. */
export async function gather(files: readonly GivenFile[], how: How = {}): Promise<Gathered> {
  const gatherer = new Gatherer(how);
  for (const [at, file] of files.entries()) {
    if (at >= fileLimits.files) {
      gatherer.problem(`${files.length - at} more`, "too-many");
      break;
    }
    try {
      await gatherer.file(file);
    } catch {
      // Moved, taken away or not allowed while it was read.
      gatherer.problem(file.name, "unreadable");
    }
    await how.pause?.();
  }
  return gatherer.all;
}
