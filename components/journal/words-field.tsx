"use client";

import type { Ref } from "react";
import { TextArea } from "@/components/ui/text-area";

/** Twelve recovery words, typed or pasted. Case, commas and line breaks do not count. */
export function WordsField({
  id,
  error,
  ref,
}: {
  id: string;
  error?: string | undefined;
  ref: Ref<HTMLTextAreaElement>;
}) {
  return (
    <TextArea
      id={id}
      ref={ref}
      label="Your twelve recovery words"
      hint="In order, with spaces between them. Capitals do not matter."
      error={error}
      rows={3}
      autoComplete="off"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      data-gramm="false"
    />
  );
}
