"use client";

import { useEffect, useState } from "react";
import { LinkButton } from "@/components/ui/button";
import { canSendLink, readLink } from "@/lib/auth/door-client-recover";
import { type Code, RecoverCode } from "./recover-code";
import { RecoverLink } from "./recover-link";
import { RecoverPassword } from "./recover-password";
import { RecoverWords } from "./recover-words";
import { SlowWords } from "./slow-words";

type Step = "looking" | "link" | "code" | "words" | "password";

/** A forgotten password: a link or a code, words if there are any, a new password. The code is used up only at the end. */
export function Recover() {
  const [code, setCode] = useState<Code>({ email: "", code: "" });
  const [typed, setTyped] = useState("");
  const [words, setWords] = useState<string | null>(null);
  const [step, setStep] = useState<Step>("looking");
  const [mail, setMail] = useState(false);
  const [done, setDone] = useState<"opens" | "locked" | null>(null);

  useEffect(() => {
    const look = () => {
      const brought = readLink(location.hash);
      if (!brought) return false;
      // The code goes from the address and from the way back.
      history.replaceState(null, "", location.pathname);
      setCode(brought);
      setStep("code");
      return true;
    };
    const came = look();
    void canSendLink().then((can) => {
      setMail(can);
      if (!came) setStep((now) => (now === "looking" ? (can ? "link" : "code") : now));
    });
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, []);

  if (done) return <NewPasswordSet opens={done === "opens"} />;
  if (step === "looking") return <SlowWords busy>Looking at the ways back in.</SlowWords>;
  if (step === "link")
    return (
      <RecoverLink
        given={code.email}
        onCode={(email) => {
          setCode((before) => ({ ...before, email }));
          setStep("code");
        }}
      />
    );
  if (step === "code")
    return (
      <RecoverCode
        given={code}
        onCode={(given) => {
          setCode(given);
          setStep("words");
        }}
        onLink={mail ? () => setStep("link") : null}
      />
    );
  if (step === "words")
    return (
      <RecoverWords
        given={typed}
        code={code}
        onWords={(given) => {
          setTyped(given ?? typed);
          setWords(given);
          setStep("password");
        }}
        onBack={(given) => {
          setTyped(given);
          setStep("code");
        }}
      />
    );
  return (
    <RecoverPassword
      code={code}
      words={words}
      onBack={() => setStep("words")}
      onSet={(opens) => setDone(opens ? "opens" : "locked")}
    />
  );
}

function NewPasswordSet({ opens }: { opens: boolean }) {
  return (
    <div className="stack" role="status">
      <p className="lead">It worked. You have a new password, and you are signed in.</p>
      {opens ? (
        <p>Your journal opens with the new password. Everything that you wrote is there.</p>
      ) : (
        <p>
          Sessions and agendas are open to you. What you wrote is locked, not gone: your recovery words open it, on the
          Journal page, whenever you find them.
        </p>
      )}
      <p>You have been signed out everywhere else.</p>
      <p className="cluster">
        <LinkButton href={opens ? "/today" : "/sessions"}>{opens ? "Go to Today" : "Go to sessions"}</LinkButton>
        <a href="/journal">Go to the journal</a>
      </p>
    </div>
  );
}
