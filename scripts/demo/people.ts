/** The people of the demonstration, all made up. The facilitator first. */
export type DemoPerson = { role: "facilitator" | "member"; name: string; email: string };

export const people: readonly DemoPerson[] = [
  { role: "facilitator", name: "Marianne Obi", email: "marianne@demo.example" },
  { role: "member", name: "Amina Yusuf", email: "amina@demo.example" },
  { role: "member", name: "Siân Angharad Llewelyn-Pryce", email: "sian@demo.example" },
  { role: "member", name: "Delroy Campbell", email: "delroy@demo.example" },
  { role: "member", name: "Priya Raman", email: "priya@demo.example" },
  { role: "member", name: "Dariusz Wójcik", email: "dariusz@demo.example" },
  { role: "member", name: "Ailsa Thornbury", email: "ailsa@demo.example" },
  { role: "member", name: "Mei Lin Cheung", email: "meilin@demo.example" },
];
