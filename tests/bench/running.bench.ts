import { sites } from "../support/sites";
import { test } from "../support/visit";
import { median } from "./measure";
import { runningFigures } from "./running";

test("the figures of a running session", async () => {
  const { steps, megabytesAViewer } = await runningFigures(sites().group);
  const round = (value: number) => Math.round(value * 100) / 100;
  console.log(
    `a step reaches all 40 viewers: ${round(median(steps))} ms, at most ${round(Math.max(...steps))} (goal ≤ 2000)`,
  );
  console.log(`memory for each viewer: ${round(megabytesAViewer)} MB (goal ≤ 1)`);
});
