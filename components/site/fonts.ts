import localFont from "next/font/local";

const atkinson = localFont({
  src: "../../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
  weight: "200 800",
  style: "normal",
  display: "swap",
  variable: "--font-atkinson",
  adjustFontFallback: "Arial",
});

// Headings and quotes can arrive a moment later; what is read first comes first.
const literata = localFont({
  src: "../../node_modules/@fontsource-variable/literata/files/literata-latin-wght-normal.woff2",
  weight: "200 900",
  style: "normal",
  display: "swap",
  preload: false,
  variable: "--font-literata",
  adjustFontFallback: "Times New Roman",
});

/** Goes on <html>: makes both faces known to the tokens. */
export const fontClasses = `${atkinson.variable} ${literata.variable}`;
