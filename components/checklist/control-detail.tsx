"use client";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button";
import { Chip } from "#components/ui/chip";
import { Disclosure } from "#components/ui/disclosure";
import { English } from "#components/ui/english";
import { Link } from "#components/ui/link";
import { Refusal, RefusalReasons } from "#components/ui/refusal";
import { Instant } from "#components/ui/time";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";
import type { ListedItem } from "#lib/checklist/schema";
import { DOT } from "#lib/core/dotted.rules";
import { AnswerForm, useVoidedToast } from "./answer-form.tsx";
import { Attach, type Held } from "./attach.tsx";
import { isCarried, StillHolds } from "./carried-over.tsx";
import { Claims } from "./claims.tsx";
import { EvidenceItem } from "./evidence-item.tsx";

/** What a control asks, what was said, what stands behind it, and what the reader may do about it. */
export function ControlDetail({ versionId, item, held }: { versionId: string; item: ListedItem; held: Held[] }) {
  const t = useTranslations("checklist");
  const { controlId, objective, check, dueAt, mine, mayPrepare, mayConfirm, evidence, closed } = item;
  const takes = (mine || mayPrepare) && !closed;
  const free = held.filter(({ evidenceId }) => !evidence.some((one) => one.evidenceId === evidenceId));
  return (
    <>
      <div className="max-w-prose space-y-1">
        <p>
          <English>{objective}</English>
        </p>
        <Disclosure summary={t("row.look")} aside={dueAt.length > 0 ? t("row.dueAt", { gates: dueAt.join(", ") }) : null}>
          <ul className="list-disc ps-5 text-ink-2">
            {check.map((line) => (
              <li key={line}>
                <English>{line}</English>
              </li>
            ))}
          </ul>
          <p className="mt-1.5">
            <Link href={`/frameworks/controls/${controlId}`}>{t("row.library", { control: controlId })}</Link>
          </p>
        </Disclosure>
      </div>
      <Answered item={item} />
      {takes && isCarried(item) ? <StillHolds versionId={versionId} item={item} /> : null}
      <Lacks item={item} />
      <Claims versionId={versionId} item={item} />
      {mayConfirm ? <Confirm versionId={versionId} controlId={controlId} /> : null}
      {takes ? <AnswerForm versionId={versionId} item={item} /> : null}
      {evidence.length > 0 ? (
        <ul className="divide-y divide-line">
          {evidence.map((one) => (
            <EvidenceItem key={one.id} evidence={one} item={item} />
          ))}
        </ul>
      ) : null}
      {takes ? <Attach versionId={versionId} controlId={controlId} held={free} /> : null}
      {closed ? <p className="text-sm text-ink-3">{closed.message}</p> : null}
      <Satisfies item={item} />
    </>
  );
}

/** What still keeps it open, beyond an answer that is given right here, and why a review is left to somebody else. */
function Lacks({ item: { missing, mayNotReview } }: { item: ListedItem }) {
  const lacking = missing?.fix && missing.code !== "checklist.unanswered" ? [missing] : [];
  const reasons = [...lacking, ...(mayNotReview ? [mayNotReview] : [])];
  return reasons.length > 0 ? <RefusalReasons reasons={reasons} /> : null;
}

/** What was said, by whom and when. */
function Answered({ item: { note, answeredBy, answeredAt, preparedBy, carriedFrom, mine, mayPrepare } }: { item: ListedItem }) {
  const t = useTranslations("checklist");
  const isShownInForm = mine || mayPrepare;
  return (
    <>
      {note && !isShownInForm ? <p className="max-w-prose whitespace-pre-wrap">{note}</p> : null}
      {answeredBy && answeredAt ? (
        <p className="text-sm text-ink-3">
          {t("row.by", { name: answeredBy })}
          {DOT}
          <Instant at={answeredAt} />
        </p>
      ) : preparedBy ? (
        <p className="text-sm text-ink-3">{t("row.prepared", { name: preparedBy })}</p>
      ) : null}
      {carriedFrom ? <p className="text-sm text-warn">{t("carried.from", { version: carriedFrom })}</p> : null}
    </>
  );
}

function Confirm({ versionId, controlId }: { versionId: string; controlId: string }) {
  const t = useTranslations("checklist.notApplicable");
  const command = useCommand("confirmNotApplicable");
  const tellVoided = useVoidedToast();
  const confirm = async () => {
    const outcome = await command.run({ versionId, controlId });
    if (!outcome.ok) return;
    toast(t("done", { control: controlId }));
    tellVoided(outcome.data);
  };
  return (
    <div className="space-y-2">
      <Button variant="primary" size="small" pending={command.pending} onClick={confirm}>
        {t("confirm")}
      </Button>
      {command.ok === false ? <Refusal reasons={command.reasons} title={t("refused")} /> : null}
    </div>
  );
}

/** The crosswalk: which requirements the same answer serves. */
function Satisfies({ item: { requirements } }: { item: ListedItem }) {
  const t = useTranslations("checklist.satisfies");
  const count = requirements.reduce((sum, { refs }) => sum + refs.length, 0);
  if (count === 0) return null;
  return (
    <div>
      <div className="flex flex-wrap gap-1.5">
        {requirements.map(({ frameworkId, framework, first, refs }) => (
          <Link
            plain
            key={frameworkId}
            href={`/frameworks/${frameworkId}#${first}`}
            className="inline-flex min-h-6 max-w-full items-center hover:underline"
          >
            <Chip>{t("chip", { framework, count: refs.length })}</Chip>
          </Link>
        ))}
      </div>
      <Disclosure summary={t("summary", { count })}>
        <dl className="space-y-1 text-sm">
          {requirements.map(({ frameworkId, framework, first, refs }) => (
            <div key={frameworkId}>
              <dt className="inline font-medium">
                <Link href={`/frameworks/${frameworkId}#${first}`}>
                  <English>{framework}</English>
                </Link>
              </dt>{" "}
              <dd className="inline text-ink-2">{refs.join(", ")}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
    </div>
  );
}
