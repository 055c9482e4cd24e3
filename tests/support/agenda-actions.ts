/** The actions of the library and of looking at an agenda, which have a test of their own for who may call them. */
export const builderActions = ["keepAgenda", "lookAtAgenda", "removeKept", "renameKept"];
