/** Hidden from everybody unless /demonstration.css, which the server answers, shows it. */
export function DemonstrationBand() {
  return <p className="demonstration-band">Demonstration. Do not write anything real.</p>;
}
