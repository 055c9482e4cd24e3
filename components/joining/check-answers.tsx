import { Button } from "@/components/ui/button";
import type { Answers } from "@/lib/join-requests/input";
import type { QuestionId } from "@/lib/join-requests/rules";
import styles from "./ask-form.module.css";
import { answerInWords, shortNames } from "./ask-words";

/** Everything that is about to be sent, each with a way back to its question. */
export function CheckAnswers({
  questions,
  answers,
  onChange,
}: {
  questions: readonly QuestionId[];
  answers: Answers;
  onChange: (at: number) => void;
}) {
  return (
    <dl className={styles.answers}>
      {questions.map((id, at) => (
        <div key={id}>
          <dt>{shortNames[id]}</dt>
          <dd>{answerInWords(id, answers) || <span className="hint">Nothing</span>}</dd>
          <dd>
            <Button look="quiet" onClick={() => onChange(at)} aria-label={`Change: ${shortNames[id]}`}>
              Change
            </Button>
          </dd>
        </div>
      ))}
    </dl>
  );
}
