export type SupportWay = { how: "Phone" | "Text or email" | "BSL"; reach: string; href?: string; more?: string };

export type SupportLine = {
  id: string;
  name: string;
  when: string;
  where: string;
  ways: SupportWay[];
  /** The day when somebody last tried every way of this line, as YYYY-MM-DD; null until somebody has. */
  lastChecked: string | null;
};

export type SupportGroup = { id: string; heading: string; about: string; lines: SupportLine[] };

// A number must not break in the middle.
const whole = (number: string) => number.replaceAll(" ", "\u00a0");
const relay = (number: string) => ({ how: "Text or email", reach: `Relay UK: ${whole(`18001 ${number}`)}` }) as const;
const email = { reach: "jo@samaritans.org", href: "mailto:jo@samaritans.org", more: "It can take days." } as const;

/** In the order in which they matter. Every number needs a person to check it, each year. */
export const supportGroups: SupportGroup[] = [
  {
    id: "danger",
    heading: "Somebody is in danger now",
    about: "If your life or someone else’s is at risk, this is an emergency. You are not wasting anyone’s time.",
    lines: [
      {
        id: "emergency",
        name: "Emergency services",
        when: "Day and night",
        where: "All of the UK",
        ways: [
          { how: "Phone", reach: "999", href: "tel:999" },
          { how: "Text or email", reach: "Relay UK: 18000", more: "From a textphone or the Relay UK app." },
          { how: "BSL", reach: "999 BSL", href: "https://999bsl.co.uk", more: "Video relay, app or website." },
        ],
        lastChecked: null,
      },
    ],
  },
  {
    id: "urgent",
    heading: "You need urgent help with your mental health",
    about: "For when it cannot wait for a GP, and nobody is in danger this minute.",
    lines: [
      {
        id: "nhs-111",
        name: "NHS 111, mental health option",
        when: "Day and night",
        where: "England and Wales: choose option 2",
        ways: [
          { how: "Phone", reach: "111", href: "tel:111" },
          relay("111"),
          { how: "BSL", reach: "NHS 111 through SignVideo", more: "In the SignVideo app." },
        ],
        lastChecked: null,
      },
      {
        id: "nhs-24",
        name: "NHS 24, mental health option",
        when: "Day and night",
        where: "Scotland",
        ways: [{ how: "Phone", reach: "111", href: "tel:111" }, relay("111")],
        lastChecked: null,
      },
      {
        id: "lifeline",
        name: "Lifeline",
        when: "Day and night",
        where: "Northern Ireland",
        ways: [{ how: "Phone", reach: whole("0808 808 8000"), href: "tel:08088088000" }, relay("0808 808 8000")],
        lastChecked: null,
      },
    ],
  },
  {
    id: "talk",
    heading: "You want to talk to someone",
    about: "About anything at all. It does not have to be a crisis.",
    lines: [
      {
        id: "samaritans",
        name: "Samaritans",
        when: "Day and night",
        where: "All of the UK",
        ways: [
          { how: "Phone", reach: whole("116 123"), href: "tel:116123" },
          { how: "Text or email", ...email },
        ],
        lastChecked: null,
      },
      {
        id: "shout",
        name: "Shout",
        when: "Day and night",
        where: "All of the UK",
        ways: [{ how: "Text or email", reach: "Text SHOUT to 85258", href: "sms:85258" }],
        lastChecked: null,
      },
      {
        id: "breathing-space",
        name: "Breathing Space",
        when: "Evenings and weekends",
        where: "Scotland",
        ways: [{ how: "Phone", reach: whole("0800 83 85 87"), href: "tel:0800838587" }, relay("0800 83 85 87")],
        lastChecked: null,
      },
    ],
  },
];
