import { z } from "zod";
import { isTimeZone } from "../dates.ts";
import { formatChoice, joiningDetails } from "../group-sessions/input.ts";
import { plainLine } from "../plain-text.ts";

/** What a group's new sessions start from. `version` is the one that the facilitator was looking at. */
export const usualDetails = joiningDetails.extend({ format: formatChoice });
export const usualChange = usualDetails.extend({ version: z.int().min(1) });

export type UsualFields = z.input<typeof usualDetails>;

const longest = 80;
/** What a group is called, on one line. */
const groupName = plainLine().min(1, "Enter a name for the group").max(longest, `Use ${longest} characters or fewer`);

export const groupChoice = z.object({ groupId: z.uuid() });

/** A new name. `version` is the one that the facilitator was looking at. */
export const groupNaming = z.object({ name: groupName });
export const groupRename = groupNaming.extend({ version: z.int().min(1) });

/** A new group: empty, or with members and what sessions start from taken along from the group that is shown. */
export const newGroup = z.object({
  name: groupName,
  timeZone: z.string().max(60).refine(isTimeZone, "Choose a time zone"),
  copies: z.boolean(),
  memberIds: z.array(z.uuid()).max(500),
});
/** The id is made on the device: sent twice, because an answer was lost, it is the same group. */
export const newGroupSent = newGroup.extend({ groupId: z.uuid() });

const day = (message: string) => z.iso.date(message);
const dayOrNone = (message: string) => day(message).or(z.literal(""));
const yearFields = z.object({
  startsOn: day("Enter the day it starts"),
  middleOn: dayOrNone("Enter the day of the review, or leave it empty"),
  endsOn: day("Enter the day it ends"),
  goesOn: dayOrNone("Enter the day its pages go, or leave it empty"),
});
const inOrder = <T extends z.output<typeof yearFields>>(
  { startsOn, middleOn, endsOn, goesOn }: T,
  at: z.RefinementCtx<T>,
) => {
  const wrong = (field: string, message: string) => at.addIssue({ code: "custom", path: [field], message });
  if (endsOn <= startsOn) wrong("endsOn", "The end comes after the start");
  if (middleOn && (middleOn <= startsOn || middleOn >= endsOn))
    wrong("middleOn", "The review comes between the start and the end");
  if (goesOn && goesOn <= endsOn) wrong("goesOn", "The pages go after the end");
};

/** A group's year, as the fields hold it. */
export const groupYear = yearFields.superRefine(inOrder);
export const groupYearChange = yearFields.extend({ version: z.int().min(1) }).superRefine(inOrder);

export type YearFields = z.input<typeof groupYear>;
export type NewGroupFields = z.input<typeof newGroup>;
