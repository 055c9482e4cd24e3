import { useEffect, useRef, useState } from "react";
import type { Problem } from "@/components/ui/error-summary";
import type { ActionResult } from "@/lib/actions/action";
import { agreementVersion } from "@/lib/agreements/input";
import { type AgreementVersion, saysTheSame } from "@/lib/agreements/rules";
import { whenForgotten } from "@/lib/own-words";
import { keepAgreement, keptAgreement } from "./kept-agreement";
import { commonRefusals, lost } from "./refusals";
import { type PointRow, present, usePoints } from "./use-points";

export type AgreementActions = {
  makeAgreement: (input: unknown) => Promise<ActionResult<AgreementVersion, "changed-elsewhere" | "no-change">>;
  readNewestAgreement: (input: unknown) => Promise<ActionResult<AgreementVersion, "not-found">>;
};

const refusals = { ...commonRefusals, "no-change": "Nothing in it is different from the version that members have" };

/** The agreement while it is written: its points, what changed, and the choice where two people wrote at once. */
export function useAgreement(
  owner: string,
  newest: AgreementVersion | null,
  starting: readonly string[],
  actions: AgreementActions,
) {
  const [said, say] = useState("");
  const points = usePoints(newest?.points ?? starting, say);
  const [base, setBase] = useState(newest);
  // The version that these words were made from: an older one, where they were kept since before the newest.
  const [from, setFrom] = useState(newest?.number ?? 0);
  const [whatChanged, setWhatChanged] = useState("");
  const [problems, setProblems] = useState<Problem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [done, setDone] = useState("");
  const [clash, setClash] = useState(false);
  const [aside, setAside] = useState<{ rows: PointRow[]; whatChanged: string } | null>(null);
  const sending = useRef(false);

  const texts = present(points.rows).map(({ text }) => text);
  const unsaved = whatChanged !== "" || !saysTheSame(base?.points ?? starting, texts);
  const ready = useRef(false);
  const words = JSON.stringify({ from, points: texts, whatChanged });
  useEffect(() => {
    if (ready.current) keepAgreement(owner, unsaved ? words : null);
  }, [owner, unsaved, words]);
  const first = useRef({ owner, number: newest?.number ?? 0, replace: points.replace });
  useEffect(() => {
    const { owner, number, replace } = first.current;
    const kept = ready.current ? null : keptAgreement(owner);
    ready.current = true;
    if (!kept) return;
    replace(kept.points);
    setWhatChanged(kept.whatChanged);
    setFrom(kept.from);
    // Somebody made a version since: whose words go on is asked before anything is shared.
    setClash(kept.from !== number);
  }, []);
  // Signed out in another tab: what is on this page is no more for whoever comes next than what was kept.
  useEffect(() => whenForgotten(() => window.location.reload()), []);

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

  const goOnFrom = (version: AgreementVersion) => {
    setBase(version);
    setFrom(version.number);
  };
  const share = async () => {
    if (sending.current) return;
    setDone("");
    const version = { number: from, points: texts, whatChanged };
    const checked = agreementVersion.safeParse(version);
    if (!checked.success) {
      return refuse(checked.error.issues.map(({ path, message }) => worded(path.join("."), message)));
    }
    sending.current = true;
    const answer = await actions.makeAgreement(version).catch(lost);
    sending.current = false;
    if (answer.ok) {
      goOnFrom(answer.value);
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
    const answer = await actions.readNewestAgreement({ number: from }).catch(lost);
    if (answer.ok) return answer.value;
    refuse([{ message: "The other version could not be reached. Yours is still here. Try again in a moment" }]);
    return null;
  };
  const loadTheirs = async () => {
    const loaded = await theirs();
    if (!loaded) return;
    setAside({ rows: points.rows, whatChanged });
    points.replace(loaded.points);
    goOnFrom(loaded);
    setClash(false);
  };
  const keepMine = async () => {
    const loaded = await theirs();
    if (!loaded) return;
    goOnFrom(loaded);
    setClash(false);
    say(`Yours is kept here. Shared, it becomes version ${loaded.number + 1}.`);
  };
  const startAgain = () => {
    setAside({ rows: points.rows, whatChanged });
    points.replace(base?.points ?? starting);
    setWhatChanged("");
    setProblems([]);
  };
  const putBack = () => {
    if (aside) {
      points.putBack(aside.rows);
      setWhatChanged(aside.whatChanged);
    }
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
    unsaved,
    clash,
    aside: aside !== null,
    share,
    loadTheirs,
    keepMine,
    startAgain,
    putBack,
  };
}
