/** The actions of the group's room, which have a test of their own for who may call them. */
export const groupActions = [
  "agree",
  "closeRound",
  "lookAtAppreciations",
  "makeAgreement",
  "openRound",
  "readNewestAgreement",
  "saveAppreciation",
  "shareLearning",
  "showRound",
  "withdrawAppreciation",
  "withdrawLearning",
];
