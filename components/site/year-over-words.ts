/** What a group's pages say to an act after its year: one refusal for all of them, decided by the tables themselves. */
export const yearOver = "The year of this group is over, so its pages can be read and not changed. Nothing was changed";
