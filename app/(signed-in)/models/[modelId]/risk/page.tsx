import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ComponentProps, ReactNode } from "react";
import { VersionSwitch } from "#components/checklist/version-switch";
import { ConfirmButton, OverrideButton, RaiseActions, ReasonButton } from "#components/risk/confirm-rating";
import { RatingHistory } from "#components/risk/rating-history";
import { RatingSummary } from "#components/risk/rating-summary";
import { RiskForm } from "#components/risk/risk-form";
import { ButtonLink } from "#components/ui/button";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { EnglishNote } from "#components/ui/english";
import { hrefWith, type Params } from "#components/ui/link";
import { Notice } from "#components/ui/notice";
import { Refusal } from "#components/ui/refusal";
import { Term } from "#components/ui/term";
import { Words } from "#components/ui/words";
import type { OutputOf } from "#lib/core/operation";
import type { Tier } from "#lib/lifecycle/schema";
import { operations } from "#lib/operations";
import { tieringPolicy } from "#lib/policy/load";
import { raiseAsked } from "#lib/risk/raise.rules";
import type { KeptRaise } from "#lib/risk/record.schema";
import { load } from "#lib/web/page";
import { askedVersion } from "../asked-version.ts";
import { modelAt } from "../model.ts";

type Props = { params: Promise<{ modelId: string }>; searchParams: Promise<Params> };
type Risk = OutputOf<typeof operations.getRisk>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("risk"))("title") };
}

export default async function RiskPage({ params, searchParams }: Props) {
  const [{ modelId }, search, t] = await Promise.all([params, searchParams, getTranslations("risk")]);
  const model = await modelAt(modelId);
  const version = askedVersion(model, search);
  if (!version) notFound();
  const risk = await load(operations.getRisk, { versionId: version.id });
  const path = `/models/${modelId}/risk`;
  const here = hrefWith(path, { version: version.label });
  const mayRate = risk.mayNotRate.length === 0;
  const isRating = mayRate && (risk.current === null || search.rate !== undefined);
  return (
    <Words of={["risk"]}>
      <VersionSwitch label={t("version.label")} path={path} versions={model.versions} currentId={version.id} />
      <div className="space-y-4">
        <EnglishNote of="reference" />
        {risk.claimedImpact ? <Notice>{t("says", { impact: risk.claimedImpact })}</Notice> : null}
        {isRating ? (
          <RateForm risk={risk} href={here} factsHref={`/models/${modelId}/edit`} />
        ) : (
          <Finished risk={risk} name={`${model.name} ${version.label}`} rateHref={mayRate ? `${here}&rate=1` : null} />
        )}
        {risk.history.length > 0 && !isRating ? <RatingHistory ratings={risk.history} names={risk.names} /> : null}
      </div>
    </Words>
  );
}

async function explained() {
  const t = await getTranslations("risk.rating");
  return {
    tier: <Term name="tier">{t("computed")}</Term>,
    knockouts: <Term name="knockout">{t("knockouts")}</Term>,
  };
}

async function RateForm({ risk, href, factsHref }: { risk: Risk; href: string; factsHref: string }) {
  const checklist = await load(operations.getChecklist, { versionId: risk.versionId });
  const intake = checklist.cards.find(({ id }) => id === "intake");
  const isComplete = intake?.fields.every(({ said }) => said !== "") ?? false;
  return (
    <RiskForm
      versionId={risk.versionId}
      policy={tieringPolicy()}
      facts={risk.facts}
      proposed={risk.proposals}
      before={risk.current}
      withIntake={risk.own && isComplete && !intake?.done && !intake?.mayNot}
      asOutsider={!risk.own}
      factsHref={factsHref}
      href={href}
      cancel={risk.current !== null}
      terms={await explained()}
    />
  );
}

async function Finished({ risk, name, rateHref }: { risk: Risk; name: string; rateHref: string | null }) {
  const t = await getTranslations("risk");
  const { current } = risk;
  if (!current) {
    return (
      <Card>
        <EmptyState glyph="dashed" title={t("none.title", { version: risk.version })}>
          {t("none.others")}
        </EmptyState>
      </Card>
    );
  }
  const again = rateHref ? <ButtonLink href={rateHref}>{t("form.again")}</ButtonLink> : null;
  return (
    <>
      <Standing rating={current} again={again} />
      <Confirmation risk={risk} name={name} />
      <RatingSummary
        policy={tieringPolicy()}
        facts={risk.facts}
        rating={current}
        names={risk.names}
        lightPath={risk.lightPath}
        terms={await explained()}
        again={counts(current) ? again : null}
      />
    </>
  );
}

type Current = NonNullable<Risk["current"]>;
const counts = ({ status, stands, lapsed }: Current) => status !== "stopped" && stands && !lapsed;

/** Why the rating does not count as it was made; nothing when it does. */
async function Standing({ rating, again }: { rating: Current; again: ReactNode }) {
  const t = await getTranslations("risk");
  if (counts(rating)) return null;
  const key = rating.status === "stopped" ? "stopped" : rating.stands ? "lapsed" : "stale";
  return (
    <Notice tone={key === "stopped" ? "bad" : "warn"} title={t(`${key}.title`)} action={again}>
      {t(`${key}.text`)}
    </Notice>
  );
}

/** What the rating waits for: a second person, a second risk officer, or somebody in place of a confirmer who has a part by now. */
const waitsFor = (rating: Current | null): { what: "note" | "lower" | "anew"; tier: Tier } | null => {
  if (!rating?.stands || !rating.computedTier) return null;
  if (rating.anew) return { what: "anew", tier: rating.tier ?? rating.computedTier };
  if (rating.status === "reduction_requested") return { what: "lower", tier: rating.override?.tier ?? rating.computedTier };
  return rating.status === "computed" ? { what: "note", tier: rating.computedTier } : null;
};

/** What the model's own people are told while a rating waits: nothing they did is wrong. */
async function Waits({ tier, names }: { tier: string; names: string }) {
  const t = await getTranslations("risk.confirm");
  return <Notice title={t("waitsTitle", { tier })}>{t("waits", { names: names || "none" })}</Notice>;
}

/** The second person's act, or why this person cannot do it. Nothing once it is done. */
async function Confirmation({ risk, name }: { risk: Risk; name: string }) {
  const { current, mayNotConfirm } = risk;
  const t = await getTranslations("risk.confirm");
  const waiting = waitsFor(current);
  if (!current || !waiting) return null;
  const { what, tier } = waiting;
  // Whoever may not agree to lower it may still say that it should not be lower.
  const mayDecline = what === "lower" && mayNotConfirm.every(({ code }) => code === "risk.reduction_role" || code === "SD-6");
  if (!risk.asSecondLine) return <Waits tier={tier} names={risk.whoConfirms} />;
  if (mayNotConfirm.length > 0)
    return (
      <div className="space-y-2">
        <Refusal standing title={t("mayNot")} reasons={mayNotConfirm} />
        {mayDecline ? <ReasonButton field="declineReduction" assessmentId={current.id} name={name} /> : null}
      </div>
    );
  return (
    <Card title={t("title")}>
      <p className="mb-3 text-ink-2">{t(what === "anew" ? "anew" : "note")}</p>
      <Acts {...{ assessmentId: current.id, name, tier, what }} raise={what === "note" ? raiseAsked(current) : null} />
    </Card>
  );
}

type ActsProps = Pick<ComponentProps<typeof ConfirmButton>, "assessmentId" | "name" | "tier"> & {
  what: "note" | "lower" | "anew";
  raise: KeptRaise | null;
};

/** What the second person may do: a raise from before is answered first, everything else is one click or a reason. */
function Acts({ raise, what, ...confirm }: ActsProps) {
  const { assessmentId, name, tier } = confirm;
  if (raise) return <RaiseActions assessmentId={assessmentId} name={name} raise={raise} />;
  return (
    <div className="flex flex-wrap items-start gap-2">
      <ConfirmButton {...confirm} isReduction={what === "lower"} />
      {what === "lower" ? <ReasonButton field="declineReduction" assessmentId={assessmentId} name={name} /> : null}
      {what === "note" ? <OverrideButton assessmentId={assessmentId} name={name} tier={tier} /> : null}
    </div>
  );
}
