"use client";

import { useEffect } from "react";
import { forgetAnswers } from "./answers-kept";

/** What was kept on the device goes once it is sent, also when the page was posted without JavaScript. */
export function ForgetSent() {
  useEffect(() => forgetAnswers(), []);
  return null;
}
