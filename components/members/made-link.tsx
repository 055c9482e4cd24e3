import { CopyButton } from "./copy-button";

/** A link that was made just now, shown once, and the message in which it goes. */
export function MadeLink({
  name,
  link,
  groupName,
  facilitatorName,
}: {
  name: string;
  link: string;
  groupName: string;
  facilitatorName: string;
}) {
  const words = `Hello ${name},\n\nyou are invited to join the ${groupName}. This link is for you alone. It can be used once, within 14 days:\n\n${link}\n\n${facilitatorName}`;
  return (
    <div className="tellme stack" role="status">
      <p>
        <strong>The invitation for {name} is made.</strong> The message with this link is queued with the other
        messages. You can also give it to them yourself: it is shown once, now.
      </p>
      <p>{link}</p>
      <p className="cluster">
        <CopyButton text={link}>Copy the link</CopyButton>
        <CopyButton text={words}>Copy a message with the link</CopyButton>
      </p>
    </div>
  );
}
