import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { median } from "./measure";

type Figure = { what: string; goal: string; figure: number; unit: string; reached: boolean; all?: number[] };

const round = (value: number) => Math.round(value * 10) / 10;

/** Takes down what a bench measures, says each figure as it comes, and writes all of them to bench-results at the end. */
export function figuresOf(name: string) {
  const figures: Figure[] = [];
  const loadBefore = loadavg().map(round);

  /** `most` is the goal; with `least`, what it should reach. Several values count as their median. */
  function note(what: string, most: number, unit: string, all: number[] | number, least = false): void {
    const figure = typeof all === "number" ? all : median(all);
    const reached = least ? figure >= most : figure <= most;
    const goal = `${least ? "≥" : "≤"} ${most}`;
    figures.push({
      what,
      goal,
      figure: round(figure),
      unit,
      reached,
      ...(typeof all === "number" ? {} : { all: all.map(round) }),
    });
    console.log(`${reached ? "  " : "! "}${what}: ${round(figure)} ${unit} (goal ${goal})`);
  }

  function write(more: Record<string, unknown> = {}): void {
    const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
    const about = {
      node: process.versions.node,
      ...more,
      next: dependencies.next,
      react: dependencies.react,
      cores: cpus().length,
      loadBefore,
      loadAfter: loadavg().map(round),
    };
    mkdirSync("bench-results", { recursive: true });
    writeFileSync(`bench-results/${name}.json`, `${JSON.stringify({ about, figures }, null, 2)}\n`);
    console.log(`\n${JSON.stringify(about)}`);
    console.table(figures.map(({ what, figure, unit, goal, reached }) => ({ what, figure, unit, goal, reached })));
  }
  return { note, write };
}
