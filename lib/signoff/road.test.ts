// The whole road of a version, by the commands a caller over REST would send, each signature by the person whose it is.
import { describe, expect, test } from "vitest";
import { writer } from "#lib/db/writer";
import { aCase, passes } from "#lib/test/signoff";

describe("from registration to production", () => {
  test.each(["high", "medium", "low"] as const)("a %s-tier model walks T1 to T5, signed by different people", async (tier) => {
    const one = await aCase(tier);
    for (const to of ["in_development", "in_validation", "approved", "in_production"] as const) {
      await passes(one, to);
      expect((await writer().modelVersion.findUniqueOrThrow({ where: { id: one.versionId } })).stage).toBe(to);
    }
    expect(await writer().deployment.findMany({ where: { versionId: one.versionId, untilAt: null } })).toHaveLength(1);
  });
});
