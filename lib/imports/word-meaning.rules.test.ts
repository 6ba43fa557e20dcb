import { describe, expect, test } from "vitest";
import type { ClosedTarget } from "#lib/imports/vocabulary.schema";
import { meaningsOf } from "#lib/imports/word-meaning.rules";

const meant = (to: ClosedTarget, words: readonly string[]) => words.map(meaningsOf(to));

describe("the words of an inventory have the meaning its form gives them", () => {
  test.each([
    ["Initiated", "proposed"],
    ["Planned (not in production)", "proposed"],
    ["Acquisition and/or Development", "in_development"],
    ["Development and Acquisition", "in_development"],
    ["a) Pre-deployment – The use case is in a development or acquisition status.", "in_development"],
    ["Implementation and Assessment", "in_validation"],
    ["b) Pilot – The use case has been deployed in a limited test or pilot capacity.", "in_production/pilot"],
    ["Operation and Maintenance", "in_production/full"],
    ["In production: less than 6 months", "in_production/full"],
    ["In Production (monitored)", "in_production/full"],
    ["Retired", "retired"],
    ["d) Retired – The use case was reported, but its use has since been discontinued.", "retired"],
  ])("stage %s", (word, ours) => {
    expect(meant("claimedStage", [word])).toEqual([ours]);
  });

  test("an impact by the words of the memoranda and by tiers", () => {
    const high = ["Rights-Impacting", "Safety-impacting", "Both", "a) High-impact", "1", "Tier 1", "High"];
    const other = ["Neither", "c) Not high-impact", "2", "3", "Tier 2", "Tier 3", "Medium", "Low"];
    expect(new Set(meant("claimedImpact", high))).toEqual(new Set(["high"]));
    expect(new Set(meant("claimedImpact", other))).toEqual(new Set(["not_high"]));
    expect(meant("claimedImpact", ["b) Presumed high-impact, but determined not high impact"])).toEqual(["presumed_not"]);
  });

  test("who made it, and whether it may be published", () => {
    expect(
      meant("sourcing", [
        "Developed in-house.",
        "Developed with contracting resources.",
        "Developed with both contracting and in-house resources.",
      ]),
    ).toEqual(["in_house", "vendor", "joint"]);
    expect(meant("sensitivity", ["a) No", "b) Yes – agency has determined that there’s a risk to disclosure"])).toEqual([
      "normal",
      "restricted",
    ]);
  });

  test("an answer that what follows takes back is left to a person", () => {
    expect(
      meant("claimedStage", ["Deployed - no longer used", "Live (decommissioned 2023)", "Pilot; not in production"]),
    ).toEqual([undefined, undefined, undefined]);
  });
});
