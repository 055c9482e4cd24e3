import { z } from "zod";

export const memberChoice = z.object({ memberId: z.uuid() });
