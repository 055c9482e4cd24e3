"use server";

import { memberAction } from "@/lib/actions/action";
import * as choices from "@/lib/messages/commands/choices";
import { mailChoices } from "@/lib/messages/input";

export const chooseMail = memberAction(mailChoices, choices.chooseMail);
