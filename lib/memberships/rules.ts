export type Place = { memberId: string; leads: boolean; pausedOn: string | null };

const canLead = ({ leads, pausedOn }: Place) => leads && pausedOn === null;

/** Whether the group would be without anybody who leads it if this member paused, stepped down or went. */
export function isLastFacilitator(places: readonly Place[], memberId: string): boolean {
  const own = places.find((place) => place.memberId === memberId);
  return own?.leads === true && !places.some((place) => place.memberId !== memberId && canLead(place));
}
