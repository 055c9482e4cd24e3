"use client";

/** Small choices that are about nobody's writing, kept for this tab's visit. A browser that keeps nothing asks again. */
export function wasInVisit(name: string): boolean {
  try {
    return sessionStorage.getItem(name) === "1";
  } catch {
    return false;
  }
}

export function rememberVisit(name: string, chosen: boolean): void {
  try {
    if (chosen) sessionStorage.setItem(name, "1");
    else sessionStorage.removeItem(name);
  } catch {
    // Asked again on the next page, then.
  }
}

/** The same, kept on this device. */
export function wasOnDevice(name: string): boolean {
  try {
    return localStorage.getItem(name) === "1";
  } catch {
    return false;
  }
}

export function rememberOnDevice(name: string): void {
  try {
    localStorage.setItem(name, "1");
  } catch {
    // Asked again next time, then.
  }
}
