import type { Metadata } from "next";
import { PublicPage } from "@/components/site/public-page";
import { ReadingForm } from "@/components/site/reading-form";
import { Leaf } from "@/components/ui/leaf";
import { Tell } from "@/components/ui/tell";

export const metadata: Metadata = { title: "Reading settings" };

export default function ReadingSettingsPage() {
  return (
    <PublicPage>
      <div className="wrap">
        <Leaf open note={<p>Kept on this device only. Nobody else can see what you choose.</p>}>
          <h1>Reading settings</h1>
          <p>Choose what is easiest to read. It changes every page here, signed in or not.</p>
          <noscript>
            <Tell>
              <p>
                <strong>This page needs JavaScript, and your browser has it turned off.</strong>
              </p>
              <p>
                Your browser’s own settings are respected all the same: text size, light or dark, more contrast, less
                movement, and colours of your own.
              </p>
            </Tell>
          </noscript>
          <ReadingForm />
        </Leaf>
        <Leaf as="section" labelledBy="more" snug>
          <h2 id="more">Set in your browser or device</h2>
          <p>
            These pages follow what you set there: text size and zoom, more contrast, less movement, and colours of your
            own.
          </p>
        </Leaf>
      </div>
    </PublicPage>
  );
}
