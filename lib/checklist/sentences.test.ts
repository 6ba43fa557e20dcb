import { readdirSync, readFileSync } from "node:fs";
import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import { sentences as everySentence } from "#lib/core/wording";
import { controlLibrary, tieringPolicy } from "#lib/policy/load";
import checklist from "#messages/en/refusals/checklist" with { type: "json" };
import checklistOperations from "#messages/en/refusals/checklist-operations" with { type: "json" };
import risk from "#messages/en/refusals/risk" with { type: "json" };
import riskOperations from "#messages/en/refusals/risk-operations" with { type: "json" };

const sentences: Record<string, { message: string; fix?: string; clearedBy?: string }> = {
  ...risk,
  ...riskOperations,
  ...checklist,
  ...checklistOperations,
};

/** Every code these two capabilities refuse with, read from their source. */
const codes = ["lib/risk", "lib/checklist"].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith("rules.ts"))
    .flatMap((name) =>
      [...readFileSync(`${folder}/${name}`, "utf8").matchAll(/(?:reason|open)\(\s*"([^"]+)"/g)].map((found) => found[1] ?? ""),
    ),
);

describe("every refusal has a sentence", () => {
  test.each([...new Set(codes)])("%s", (code) => expect(everySentence().get(code)?.message).toMatch(/\w/));

  test("and every computed control has one for when it does not hold", () => {
    const always = controlLibrary().controls.filter((control) => control.computed && !control.computed_when);
    expect(always.filter(({ id }) => !sentences[id]).map(({ id }) => id)).toEqual([]);
  });

  test("and the knock-out that stops", () =>
    expect(sentences[tieringPolicy().knockouts[0]?.id ?? ""]?.message).toContain("KO-01"));
});

describe("every sentence reads with its values", () => {
  const values = {
    ...{
      control: "CC-DOC-01",
      title: "Documentation",
      revision: "latest",
      role: "validator",
      from: "3.0",
      version: "3.0",
      status: "partly",
      why: "expired",
      waiting: 2,
    },
    ...{
      what: "reduction",
      part: "author",
      tier: "medium",
      levels: 1,
      knockout: "KO-10",
      floor: "medium",
      axis: "impact",
      question: "I1",
    },
    ...{
      proposed: 3,
      score: 1,
      field: "usesPhi",
      owner: "none",
      authorCount: 1,
      conflicts: 1,
      unknown: "usesPhi",
      more: 1,
      expired: 1,
      open: 1,
    },
    ...{ missing: "owner", state: "computed", blocking: 2, faults: 1, approval: "open", names: "Demo validator" },
    ...{ approved: "sha256:aa", deployed: "sha256:bb" },
    ...{ card: "Peer check", gate: "G1", stage: "approved", name: "a.pdf", type: "text/plain", confidentiality: "restricted" },
  };
  const words = Object.entries(sentences).flatMap(([code, parts]) =>
    Object.entries(parts).map(([part, text]) => [code, part, text] as const),
  );

  test.each(words)("%s %s", (_code, _part, text) => {
    const translate = createTranslator({ locale: "en", messages: { text }, onError: (error) => expect.fail(error.message) });
    expect(translate("text", values)).not.toMatch(/[{}]/);
  });
});
