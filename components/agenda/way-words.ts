/** How people come together, as it is chosen. */
export const ways = [
  { id: "online", name: "Online" },
  { id: "in-person", name: "In person" },
  { id: "both", name: "Both at once" },
] as const;
