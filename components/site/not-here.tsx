import { LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";

/** For not-found pages, inside <main>. The words fit both an address that never was and one that is not yours. */
export function NotHere({
  home = { href: "/", name: "Go to the home page" },
}: {
  home?: { href: string; name: string };
}) {
  return (
    <div className="wrap">
      <Leaf>
        <h1>We could not find that page</h1>
        <p className="lead">The link may be old or mistyped, or the page may be one that you cannot open.</p>
        <p>If you typed the address, check it. If you followed a link that someone sent you, ask them for a new one.</p>
        <p className="cluster">
          <LinkButton href={home.href}>{home.name}</LinkButton>
          <a href="/how-a-session-works">How a session works</a>
          <a href="/support">Support, day or night</a>
        </p>
      </Leaf>
    </div>
  );
}
