export * from "./agendas.ts";
export * from "./dilemmas.ts";
export * from "./door.ts";
export * from "./group-life.ts";
export * from "./group-sessions.ts";
export * from "./groups.ts";
export * from "./journal.ts";
