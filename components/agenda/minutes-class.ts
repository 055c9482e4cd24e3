/** The class that draws an item to scale: m-5 to m-60 in fives, because a page may carry no inline style. */
export function minutesClass(minutes: number): `m-${number}` {
  return `m-${Math.min(60, Math.max(5, Math.round(minutes / 5) * 5))}`;
}
