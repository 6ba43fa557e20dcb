"use client";
import { useTranslations } from "next-intl";
import { Chip } from "#components/ui/chip";
import { FileSize } from "#components/ui/file-size";
import { Hash } from "#components/ui/hash";
import { StateChip } from "#components/ui/state-chip";
import { CalendarDate, Instant } from "#components/ui/time";
import { canBeShown } from "#lib/checklist/file.rules";
import type { ListedItem } from "#lib/checklist/schema";
import { DOT } from "#lib/core/dotted.rules";
import { Remove, Review } from "./evidence-acts.tsx";

type Evidence = ListedItem["evidence"][number];

const fileOf = (id: string) => `/api/v1/evidence/${id}/file`;
const linkLook = "inline-flex min-h-6 items-center text-accent underline underline-offset-2";

/** One piece of evidence in its use for a control: what it is, its hash, its state, and what may be done with it. */
export function EvidenceItem({ evidence, item }: { evidence: Evidence; item: ListedItem }) {
  const { sha256, size, state, expired, carriedFrom, withheld } = evidence;
  return (
    <li className="space-y-1 py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Name evidence={evidence} />
        <StateChip of="evidence" state={expired ? "expired" : state} />
        <Marks evidence={evidence} />
        {size === null ? null : <FileSize bytes={size} />}
      </div>
      {sha256 ? <Hash value={`sha256:${sha256}`} /> : null}
      <Said evidence={evidence} />
      {carriedFrom ? <Carried version={carriedFrom} /> : null}
      {withheld ? <Withheld /> : <Acts evidence={evidence} item={item} />}
    </li>
  );
}

function Name({ evidence: { title, name, withheld } }: { evidence: Evidence }) {
  const t = useTranslations("evidence");
  if (withheld) return <span className="font-medium">{t("withheld")}</span>;
  return (
    <span className="min-w-0">
      <span className="font-medium">{title}</span>
      {name === title ? null : <span className="text-sm text-ink-3"> {name}</span>}
    </span>
  );
}

function Withheld() {
  const t = useTranslations("evidence");
  return <p className="text-sm text-ink-3">{t("withheldNote")}</p>;
}

function Acts({ evidence: { id, title, state, ...evidence }, item }: { evidence: Evidence; item: ListedItem }) {
  const mayRemove = (item.mine || item.mayPrepare) && !item.closed;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 print:hidden">
      <Ways evidence={{ id, title, state, ...evidence }} />
      {item.mayReview.includes(id) ? <Review id={id} name={title} state={state} /> : null}
      {mayRemove ? <Remove id={id} name={title} control={item.controlId} /> : null}
    </div>
  );
}

function Carried({ version }: { version: string }) {
  const t = useTranslations("checklist.carried");
  return <p className="text-sm text-warn">{t("from", { version })}</p>;
}

function Marks({ evidence: { canChange, confidentiality, fixedRevision } }: { evidence: Evidence }) {
  const t = useTranslations("evidence");
  return (
    <>
      {canChange ? (
        <span title={t("canChangeNote")}>
          <Chip tone="warn">{t("canChange")}</Chip>
        </span>
      ) : null}
      {fixedRevision ? <Chip>{t("revision", { revision: fixedRevision })}</Chip> : null}
      {confidentiality === "normal" ? null : <Chip>{t(confidentiality === "restricted" ? "restricted" : "personal")}</Chip>}
    </>
  );
}

/** Who attached and who reviewed it, with the reason of a rejection. */
function Said({
  evidence: { attachedBy, attachedAt, state, reviewedBy, reviewedAt, reviewNote, expiresOn },
}: {
  evidence: Evidence;
}) {
  const t = useTranslations("evidence");
  return (
    <div className="text-sm text-ink-3">
      <p>
        {t("attached", { name: attachedBy })}
        {DOT}
        <Instant at={attachedAt} />
        {expiresOn ? (
          <>
            {DOT}
            {t("expires")} <CalendarDate on={expiresOn} distance />
          </>
        ) : null}
      </p>
      {reviewedBy && reviewedAt ? (
        <p>
          {t("reviewed", { state, name: reviewedBy })}
          {DOT}
          <Instant at={reviewedAt} />
        </p>
      ) : null}
      {reviewNote ? <p className="text-ink-2">“{reviewNote}”</p> : null}
    </div>
  );
}

function Ways({ evidence: { id, kind, url, type } }: { evidence: Evidence }) {
  const t = useTranslations("evidence");
  if (kind === "link" && url)
    return (
      <a href={url} target="_blank" rel="noopener noreferrer" className={linkLook}>
        {t("open")}
      </a>
    );
  return (
    <>
      {canBeShown(type ?? "") ? (
        <a href={`${fileOf(id)}?inline=1`} target="_blank" rel="noopener" className={linkLook}>
          {t("preview")}
        </a>
      ) : null}
      <a href={fileOf(id)} download className={linkLook}>
        {t("download")}
      </a>
    </>
  );
}
