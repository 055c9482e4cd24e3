import { describe, expect, it } from "vitest";
import { runRetention } from "@/lib/retention/commands";
import { asOwner, joined } from "@/tests/support/accepting";
import { rowsWith } from "@/tests/support/leaving";

describe("the daily retention", () => {
  it("goes on with its other parts when one fails", async () => {
    const who = await joined();
    await asOwner(async (owner) => {
      await owner`insert into leavings (member_id, leaves_on, keep_shared) values (${who.memberId}, current_date, false)`;
      await owner`alter function run_group_retention() rename to run_group_retention_away`;
    });
    await runRetention();
    await asOwner((owner) => owner`alter function run_group_retention_away() rename to run_group_retention`);
    expect(await asOwner((owner) => rowsWith(owner, "members", who.memberId))).toBe(0);
  });
});
