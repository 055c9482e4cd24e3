/** The actions of the account's pages, which have a test of their own for who may call them. */
export const accountActions = [
  "beginSecondStep",
  "changeOwnDetails",
  "confirmSecondStep",
  "endDevice",
  "endOtherDevices",
  "endOwnSecondStep",
  "endSecondStep",
];
