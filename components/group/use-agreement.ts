import { useEffect, useRef, useState } from "react";
import type { Problem } from "@/components/ui/error-summary";
import type { ActionResult } from "@/lib/actions/action";
import { agreementVersion } from "@/lib/agreements/input";
import { type AgreementVersion, saysTheSame } from "@/lib/agreements/rules";
import { commonRefusals, lost } from "./refusals";
import { type PointRow, present, usePoints } from "./use-points";

export type AgreementActions = {
  makeAgreement: (input: unknown) => Promise<ActionResult<AgreementVersion, "changed-elsewhere" | "no-change">>;
  readNewestAgreement: (input: unknown) => Promise<ActionResult<AgreementVersion, "not-found">>;
};

const refusals = { ...commonRefusals, "no-change": "Nothing in it is different from the version that members have" };

/** The agreement while it is written: its points, what changed, and the choice where two people wrote at once. */
export function useAgreement(newest: AgreementVersion | null, starting: readonly string[], actions: AgreementActions) {
  const [said, say] = useState("");
  const points = usePoints(newest?.points ?? starting, say);
  const [base, setBase] = useState(newest);
  const [whatChanged, setWhatChanged] = useState("");
  const [problems, setProblems] = useState<Problem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [done, setDone] = useState("");
  const [clash, setClash] = useState(false);
  const [aside, setAside] = useState<PointRow[] | null>(null);
  const sending = useRef(false);

  const texts = present(points.rows).map(({ text }) => text);
  const unsaved = whatChanged !== "" || !saysTheSame(base?.points ?? starting, texts);
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [unsaved]);

  const refuse = (next: Problem[]) => {
    setProblems(next);
    setAttempt((count) => count + 1);
  };
  const fieldOf = (path: string): string | undefined => {
    const [part, at] = path.split(".");
    if (part === "whatChanged") return "what-changed";
    return at === undefined ? "add-point" : `${present(points.rows)[Number(at)]?.key}-text`;
  };
  const worded = (path: string, message: string): Problem => {
    const at = path.split(".")[1];
    return { fieldId: fieldOf(path), message: at === undefined ? message : `Point ${Number(at) + 1}: ${message}` };
  };

  const share = async () => {
    if (sending.current) return;
    setDone("");
    const version = { number: base?.number ?? 0, points: texts, whatChanged };
    const checked = agreementVersion.safeParse(version);
    if (!checked.success) {
      return refuse(checked.error.issues.map(({ path, message }) => worded(path.join("."), message)));
    }
    sending.current = true;
    const answer = await actions.makeAgreement(version).catch(lost);
    sending.current = false;
    if (answer.ok) {
      setBase(answer.value);
      // As it is kept, so that the page holds what members read.
      points.replace(answer.value.points);
      setWhatChanged("");
      setProblems([]);
      setClash(false);
      setAside(null);
      setDone(`Version ${answer.value.number} is shared. Members find it on the group’s page.`);
    } else if (answer.reason === "changed-elsewhere") {
      setProblems([]);
      setClash(true);
    } else if (answer.reason === "invalid" && answer.problems?.length) {
      refuse(answer.problems.map(({ path, message }) => worded(path, message)));
    } else refuse([{ message: refusals[answer.reason] }]);
  };

  const theirs = async () => {
    const answer = await actions.readNewestAgreement({ number: base?.number ?? 0 }).catch(lost);
    if (answer.ok) return answer.value;
    refuse([{ message: "The other version could not be reached. Yours is still here. Try again in a moment" }]);
    return null;
  };
  const loadTheirs = async () => {
    const loaded = await theirs();
    if (!loaded) return;
    setAside(points.rows);
    points.replace(loaded.points);
    setBase(loaded);
    setClash(false);
  };
  const keepMine = async () => {
    const loaded = await theirs();
    if (!loaded) return;
    setBase(loaded);
    setClash(false);
    say(`Yours is kept here. Shared, it becomes version ${loaded.number + 1}.`);
  };
  const putBack = () => {
    if (aside) points.putBack(aside);
    setAside(null);
  };
  const fieldProblems = Object.fromEntries(problems.map(({ fieldId, message }) => [fieldId ?? "", message]));

  return {
    ...points,
    base,
    said,
    whatChanged,
    setWhatChanged,
    problems,
    fieldProblems,
    attempt,
    done: unsaved ? "" : done,
    clash,
    aside: aside !== null,
    share,
    loadTheirs,
    keepMine,
    putBack,
  };
}
