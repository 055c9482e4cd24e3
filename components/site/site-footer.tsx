/** Foot of every page, signed in or not, always in the same place. */
export function SiteFooter() {
  return (
    <footer className="foot noprint">
      <div className="wrap">
        <p>
          <strong>Need to talk to someone now?</strong> This group is not a crisis service.{" "}
          <a href="/support">See who you can call, day or night</a>.
        </p>
        <nav aria-label="Footer">
          <ul>
            <li>
              <a href="/reading-settings">Reading settings</a>
            </li>
            <li>
              <a href="/accessibility">Accessibility</a>
            </li>
            <li>
              <a href="/confidentiality">Confidentiality</a>
            </li>
            <li>
              <a href="/privacy">Privacy</a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
