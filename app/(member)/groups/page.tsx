import type { Metadata } from "next";
import { GroupChooser } from "@/components/group/group-chooser";
import { LinkButton } from "@/components/ui/button";
import { Leaf } from "@/components/ui/leaf";
import { requireOwn } from "@/lib/auth/viewer";
import { chooseGroup } from "./actions";

export const metadata: Metadata = { title: "Your groups" };

export default async function GroupsPage() {
  const member = await requireOwn();
  return (
    <div className="wrap">
      <Leaf note={<p>Which groups you are in is known to their facilitators and to who is in them.</p>}>
        <h1>Your groups</h1>
        {member.inGroup ? (
          <>
            <p>Sessions, dilemmas and the page “Group” show one group at a time. Your journal is the same in all.</p>
            <GroupChooser groups={member.groups} shown={member.groupId} chooseGroup={chooseGroup} />
          </>
        ) : (
          <>
            <p className="lead">You are in no group now.</p>
            <p>
              There are no sessions to see and nothing of a group to read. Your journal and your account are yours as
              before, and stay as long as you want them.
            </p>
            <p className="cluster">
              <LinkButton href="/journal">Go to your journal</LinkButton>
              <a href="/account">Your account</a>
            </p>
          </>
        )}
      </Leaf>
    </div>
  );
}
