import type { Metadata } from "next";
import { LearningBoard } from "@/components/group/learning-board";
import { Leaf } from "@/components/ui/leaf";
import { requireMember } from "@/lib/auth/viewer";
import { listLearnings } from "@/lib/learnings/queries";
import { shareLearning, withdrawLearning } from "../actions";

export const metadata: Metadata = { title: "Learning board" };

export default async function LearningPage() {
  const member = await requireMember();
  return (
    <div className="wrap">
      <Leaf tight>
        <h1>Learning board</h1>
        <p className="lead">One line each: something that you take from our work together.</p>
        <p>
          <a href="/group">Back to your group</a>
        </p>
      </Leaf>
      <LearningBoard
        lines={await listLearnings(member)}
        now={new Date()}
        shareLearning={shareLearning}
        withdrawLearning={withdrawLearning}
      />
    </div>
  );
}
