import { act, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { vi } from "vitest";
import { Builder } from "@/components/agenda/builder";
import type { AgendaActions, Draft } from "@/components/agenda/use-builder";
import type { DraftFields, DraftItem } from "@/lib/agendas/input";
import type { KeptAgenda, Sources } from "@/lib/agendas/rules";

export const now = new Date("2026-11-23T14:02:00Z");
const session = {
  id: crypto.randomUUID(),
  startsAt: new Date("2026-11-26T10:00Z"),
  minutes: 90,
  timeZone: "Europe/London",
};
export const item = (title: string, minutes: number): DraftItem => ({
  kind: "item",
  title,
  minutes,
  line: "",
  facilitatorNote: "",
});
const three = [item("Arrive", 10), item("Check in", 30), item("Close", 50)];

type Sent = { version: number; items: DraftFields[] };

/** A server in memory that answers as the real actions do: by version, and refusing what is stale. */
export function server(items = three) {
  const stored = { version: 1, savedAt: now, items };
  const sent: Sent[] = [];
  const trouble = { on: false, answerLost: false };
  const actions: AgendaActions = {
    saveDraft: async (input) => {
      const save = input as Sent;
      if (trouble.on) throw new TypeError("Failed to fetch");
      if (save.version !== stored.version) return { ok: false, reason: "changed-elsewhere" };
      sent.push(save);
      stored.version += 1;
      stored.items = save.items.map((one) => ({ ...one, minutes: Number(one.minutes) }));
      if (trouble.answerLost) throw new TypeError("Failed to fetch");
      return { ok: true, value: { version: stored.version, savedAt: now } };
    },
    readDraft: async () => ({ ok: true, value: { ...stored } }),
    publishAgenda: async () => ({
      ok: true,
      value: { number: 1, publishedAt: now, draftVersion: stored.version, told: 2 },
    }),
    unpublishAgenda: async () => ({ ok: true, value: null }),
    keepAgenda: async (input) => ({
      ok: true,
      value: { id: crypto.randomUUID(), ...(input as Omit<KeptAgenda, "id">) },
    }),
  };
  return { stored, sent, trouble, actions };
}

export function build(
  { actions, stored }: { actions: AgendaActions; stored: Draft },
  more: { sources?: Partial<Sources>; detailsUnsaved?: boolean } = {},
) {
  const user = userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) });
  const onPublished = vi.fn();
  render(
    <Builder
      session={session}
      draft={{ ...stored }}
      published={null}
      zone="Europe/London"
      now={now}
      sources={{ kept: [], earlier: [], dilemmas: [], ...more.sources }}
      detailsUnsaved={more.detailsUnsaved ?? false}
      actions={actions}
      onPublished={onPublished}
    />,
  );
  return { user, onPublished };
}

export const button = (name: string | RegExp) => screen.getByRole("button", { name });
export const titles = () =>
  screen.getAllByRole<HTMLInputElement>("textbox", { name: /^Item \d/ }).map((field) => field.value);
export const minutes = (name: string) => screen.getByRole("textbox", { name: `Minutes for ${name}` });
export const afterPause = () => act(() => vi.advanceTimersByTimeAsync(1000));

/** A clock that the tests move: the pause before a save is not waited for. */
export const stopClock = () => vi.useFakeTimers({ shouldAdvanceTime: true, now });
export const startClock = () => vi.useRealTimers();
