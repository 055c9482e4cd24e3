/** How long an invitation's link may be used: 14 days. */
export const invitationDays = 14;

export type InvitationState = "open" | "used" | "expired" | "cancelled";

/** What an invitation is now. Used and cancelled are said before expired: they are what somebody did. */
export function invitationState(
  invitation: { usedAt: Date | null; cancelledAt: Date | null; expiresAt: Date },
  now: Date,
): InvitationState {
  if (invitation.usedAt) return "used";
  if (invitation.cancelledAt) return "cancelled";
  return invitation.expiresAt <= now ? "expired" : "open";
}
