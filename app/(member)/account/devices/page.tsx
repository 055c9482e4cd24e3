import type { Metadata } from "next";
import { DeviceList } from "@/components/account/device-list";
import { Leaf } from "@/components/ui/leaf";
import { WhoSees } from "@/components/ui/who-sees";
import { readSignInCookie } from "@/lib/auth/cookies";
import { listDevices } from "@/lib/auth/devices";
import { requireOwn } from "@/lib/auth/viewer";
import { formatCalendarDay } from "@/lib/dates";
import { endDevice, endOtherDevices } from "./actions";

export const metadata: Metadata = { title: "Where you are signed in" };

export default async function DevicesPage() {
  const member = await requireOwn();
  const devices = await listDevices(member, (await readSignInCookie()) ?? "");
  const now = new Date();
  const day = (date: string) => formatCalendarDay(date, now);
  return (
    <div className="wrap">
      <Leaf note={<WhoSees who="private">Only you see this page</WhoSees>}>
        <h1>Where you are signed in</h1>
        <p className="lead">Each browser that is signed in as you, and the last day it was used.</p>
        <p>
          Ending one signs it out at once. A journal that it kept open locks for good there; nothing that you wrote is
          lost. We note the kind of browser and these days. We keep no address and no place.
        </p>
      </Leaf>
      <Leaf as="section" labelledBy="devices" snug>
        <h2 id="devices">Your devices</h2>
        <DeviceList
          devices={devices.map(({ firstOn, lastOn, ...device }) => ({
            ...device,
            since: day(firstOn),
            last: day(lastOn),
          }))}
          endDevice={endDevice}
          endOtherDevices={endOtherDevices}
        />
      </Leaf>
      <Leaf as="section" labelledBy="strange" snug>
        <h2 id="strange">Is there one that you do not know?</h2>
        <p>
          End it, then <a href="/account/password">change your password</a>. If somebody may have read your journal,
          also <a href="/account/new-key">give it a new key</a>.
        </p>
        <p>
          <a href="/account">Back to account</a>
        </p>
      </Leaf>
    </div>
  );
}
