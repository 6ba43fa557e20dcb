import { aModel } from "#lib/test/models";
import { anOpenRequest, asImported, atStage } from "#lib/test/open-request";
import { aPerson, aUnit } from "#lib/test/people";

/** Three models of one owner in one unit, told apart by everything the list knows. */
export async function threeModels() {
  const businessUnit = await aUnit();
  const owner = await aPerson(["model_owner"], businessUnit);
  const base = { owner, businessUnit };
  const credit = await aModel({
    ...base,
    name: "Retail credit scorecard",
    purpose: "Declines overdraft applications.",
    kind: "statistical",
    domain: "credit",
    jurisdictions: ["UK"],
    facts: { usesPersonalData: true, automatedDecision: true, euAiActClass: "high" },
  });
  const chat = await aModel({
    ...base,
    name: "Chat assistant",
    purpose: "Answers questions.",
    kind: "llm",
    domain: "hr",
    facts: { usesPersonalData: false, article5: { "5(1)(a)": true } },
  });
  const rules = await aModel({
    ...base,
    name: "Step-up rules",
    purpose: "Asks for a second proof.",
    kind: "rule-based",
    domain: "fraud",
  });
  await atStage(credit.currentVersionId, "in_production", "high");
  await anOpenRequest({ id: chat.currentVersionId, modelId: chat.id }, chat.author);
  await asImported(rules.id, {
    stage: "in_production",
    impact: "high",
    inUseSince: "2020",
    fields: { bureau: "Transport office" },
  });
  return { owner, businessUnit, credit, chat, rules };
}
