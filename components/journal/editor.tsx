"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { Leaf } from "@/components/ui/leaf";
import { isWritten, type Writing } from "@/lib/journal/vault/writing";
import { DayField } from "./day-field";
import { EditorFields, TitleField } from "./editor-fields";
import { useOpenJournal, useRoom } from "./journal-provider";
import { KeepOpenOffer } from "./keep-open-offer";
import { isUnsent } from "./save-words";
import { SessionField } from "./session-field";
import { SessionTold } from "./session-told";
import { SignInAgain } from "./sign-in-again";
import { SpellingQuestion } from "./spelling-question";
import { StatusStrip } from "./status-strip";
import { ThemesField } from "./themes-field";
import { useCaret } from "./use-caret";
import { useFocusView } from "./use-focus-view";
import { useSaveState } from "./use-save-state";
import { useWords } from "./use-words";

/** The writing desk for one reflection: saves by itself, and says truly where the words are. */
export function Editor({ id, begin, onDeleted }: { id: string; begin: Writing; onDeleted: () => void }) {
  const { view: now, hold, go } = useRoom();
  const { journal, view } = useOpenJournal();
  const found = view.reflections.find((one) => one.id === id);
  const [storedBefore] = useState(found !== undefined);
  const save = useSaveState(journal, id);
  // Signed out under our hands: the journal has let go of the words, and this page is the only place that has them.
  const unsafe = now.state === "signed-out";
  const { words, draft, day, change, date, finish, again } = useWords(journal, id, { found, save, begin, unsafe });
  const caret = useCaret(id);
  const [finished, setFinished] = useState("");
  const focus = useFocusView();

  const unsent = isUnsent(save);
  useEffect(() => {
    if (now.state === "open") hold(unsent);
  }, [now.state, unsent, hold]);
  useEffect(() => () => hold(false), [hold]);
  useWarning(unsafe || save.state === "not-saved");

  const finishNow = async () => {
    if (!isWritten(words) && !found) return go("/journal");
    finish();
    const state = await journal.flush(id);
    const keptAs = followed(journal.view(), id);
    if (state.state === "saved" || state.state === "clean") go(`/journal/read#${keptAs}`);
    else setFinished(state.state === "not-saved" ? notKept : kept);
  };
  const fields = {
    words,
    question: found?.reflection.prompts?.[0] ?? null,
    settings: view.settings,
    caret,
    focus: focus.on,
    onChange: (next: typeof words) => {
      setFinished("");
      change(next);
    },
    onLeave: () => void journal.flush(id),
  };

  return (
    <>
      <StatusStrip save={save} stored={storedBefore} unsafe={unsafe} focus={focus} />
      <div className="wrap">
        {unsafe || (save.state === "on-device" && save.why === "signed-out") ? (
          <SignInAgain
            account={view.account}
            lost={unsafe}
            onSignedIn={async () => {
              again();
              caret.focus();
              await journal.flush(id);
            }}
          />
        ) : null}
        <TitleField
          {...fields}
          day={
            <>
              <DayField
                createdAt={found?.reflection.createdAt ?? day ?? new Date().toISOString()}
                words={words}
                onDay={date}
                onChange={fields.onChange}
              />
              {words.session ? <SessionTold session={words.session} /> : null}
            </>
          }
        />
        <EditorFields {...fields} />
        {focus.on ? null : (
          <>
            <ThemesField words={words} settings={view.settings} onChange={fields.onChange} />
            <Leaf snug note={<p>These ties are sealed with your words.</p>}>
              <SessionField words={words} onChange={fields.onChange} />
              <CheckField
                id="again"
                label="Come back to this"
                checked={Boolean(words.again)}
                onChange={({ target }) => fields.onChange({ ...words, again: target.checked })}
              />
            </Leaf>
            <Leaf tight note={<p>Your writing saves as you go. You can close this page at any time.</p>}>
              <p className="cluster">
                <Button onClick={() => void finishNow()}>{draft ? "Finish for now" : "Finish"}</Button>
                {found ? (
                  <Button
                    look="quiet"
                    onClick={() => {
                      onDeleted();
                      void journal.remove(id);
                    }}
                  >
                    {draft ? "Delete this draft" : "Delete this reflection"}
                  </Button>
                ) : null}
              </p>
              <p role="status">{finished}</p>
              <KeepOpenOffer writing={found !== undefined} />
              <SpellingQuestion />
            </Leaf>
          </>
        )}
      </div>
    </>
  );
}

const kept = "Finished, and kept. It is not on the server yet: the line at the top says where it is.";
const notKept = "Not finished yet: neither the server nor this device could keep your words. Keep this page open.";

// Where the words went when another device had changed the same reflection.
function followed(view: { state: string; conflicts?: readonly { id: string; keptAs: string }[] }, id: string): string {
  return view.conflicts?.findLast((one) => one.id === id)?.keptAs ?? id;
}

/** Asks before leaving, and only while leaving would lose words. */
function useWarning(atRisk: boolean) {
  useEffect(() => {
    if (!atRisk) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [atRisk]);
}
