"use client";

import { PublicPage } from "@/components/site/public-page";
import { Trouble } from "@/components/site/trouble";

export default function PublicError({ retry }: { retry: () => void }) {
  return (
    <PublicPage>
      <Trouble retry={retry} />
    </PublicPage>
  );
}
