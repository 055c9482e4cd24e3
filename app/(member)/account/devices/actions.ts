"use server";

import { memberAction } from "@/lib/actions/action";
import { readSignInCookie } from "@/lib/auth/cookies";
import * as devices from "@/lib/auth/devices";
import { deviceChoice, everyOther } from "@/lib/auth/input";

export const endDevice = memberAction(deviceChoice, async (member, choice) =>
  devices.endDevice(member, choice, (await readSignInCookie()) ?? ""),
);
export const endOtherDevices = memberAction(everyOther, async (member) =>
  devices.endOtherDevices(member, (await readSignInCookie()) ?? ""),
);
