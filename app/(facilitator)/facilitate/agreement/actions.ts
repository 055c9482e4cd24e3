"use server";

import { facilitatorAction } from "@/lib/actions/action";
import * as agreements from "@/lib/agreements/commands";
import { agreementVersion, newestAgreement } from "@/lib/agreements/input";
import * as versions from "@/lib/agreements/queries";

export const makeAgreement = facilitatorAction(agreementVersion, agreements.makeAgreement);
export const readNewestAgreement = facilitatorAction(newestAgreement, versions.readNewestAgreement);
