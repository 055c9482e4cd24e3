"use client";

import { Leaf } from "@/components/ui/leaf";
import { themes } from "@/lib/journal/themes";
import type { Settings } from "@/lib/journal/vault/settings";
import type { Writing } from "@/lib/journal/vault/writing";
import { focusSoon } from "./focus-soon";
import { useOpenJournal } from "./journal-provider";
import { OwnWord, WordChips } from "./word-chips";

/** What a reflection is about: offered themes and the writer's own. */
export function ThemesField({
  words,
  settings,
  onChange,
}: {
  words: Writing;
  settings: Settings;
  onChange: (words: Writing) => void;
}) {
  const { journal } = useOpenJournal();
  const { tags } = words;
  const choose = (all: string[]) => onChange({ ...words, tags: all });
  const keepOwn = (word: string) => {
    if (!tags.includes(word)) choose([...tags, word]);
    if (themes.includes(word)) return;
    void journal.changeSettings((before) => ({
      ...before,
      themes: before.themes.includes(word) ? before.themes : [...before.themes, word],
    }));
  };
  return (
    <Leaf
      snug
      as="section"
      labelledBy="themes"
      note={
        <div className="prompt">
          <h2 className="q" id="themes">
            What is it about?
          </h2>
          <span className="hint">Themes help you find it again.</span>
        </div>
      }
    >
      {tags.length > 0 ? (
        <WordChips
          name="themes"
          words={tags}
          chosen={tags}
          onChange={(all) => {
            choose(all);
            focusSoon("#more-themes");
          }}
        />
      ) : null}
      <details>
        <summary id="more-themes">{tags.length > 0 ? "More themes" : "Choose themes"}</summary>
        <div className="stack">
          {settings.themes.length > 0 ? (
            <WordChips name="themes" heading="My own" words={settings.themes} chosen={tags} onChange={choose} />
          ) : null}
          <WordChips name="themes" heading="On offer" words={themes} chosen={tags} onChange={choose} />
          <OwnWord label="Use my own theme" onAdd={keepOwn} />
        </div>
      </details>
    </Leaf>
  );
}
