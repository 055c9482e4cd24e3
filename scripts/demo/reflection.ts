/** Private writing of made-up people. `daysAgo` counts back from the first start; drafts are still being written. */
export type DemoReflection = {
  daysAgo: number;
  title: string;
  body: string;
  tags: string[];
  feelings?: string[];
  prompts?: string[];
  draft?: true;
};
