/** Hidden from everybody unless /demonstration.css, which the server answers, shows it. */
export function DemonstrationBand() {
  return (
    <aside className="demonstration-band" aria-label="About this site">
      Demonstration. Do not write anything real.
    </aside>
  );
}
