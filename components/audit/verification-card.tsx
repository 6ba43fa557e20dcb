import { useFormatter, useTranslations } from "next-intl";
import { Card } from "#components/ui/card";
import { Link } from "#components/ui/link";
import { Notice } from "#components/ui/notice";
import { Progress } from "#components/ui/progress";
import { StateChip } from "#components/ui/state-chip";
import { Instant } from "#components/ui/time";
import type { LedgerVerification } from "#lib/audit/schema";

type Result = NonNullable<LedgerVerification["result"]>;

/** One verification: how far it is, or what it found. */
export function VerificationCard({ verification }: { verification: LedgerVerification }) {
  const t = useTranslations("audit.verification");
  const { state, requestedBy, requestedAt, done, total, result } = verification;
  return (
    <Card
      title={requestedBy ? t("by", { name: requestedBy.name }) : t("byAnotherUnit")}
      aside={
        <span className="inline-flex items-center gap-2">
          <StateChip of="job" state={state} />
          <Instant at={requestedAt.toISOString()} show="exact" />
        </span>
      }
    >
      {state === "running" || state === "queued" ? (
        <Progress
          label={t("reading")}
          value={total === null ? undefined : done}
          max={total ?? 1}
          note={total === null ? undefined : t("read", { done, total })}
        />
      ) : null}
      {state === "failed" ? <Notice tone="bad">{t("failed")}</Notice> : null}
      {result ? <Found result={result} /> : null}
    </Card>
  );
}

function Found({ result }: { result: Result }) {
  const t = useTranslations("audit.verification");
  return (
    <div className="space-y-3">
      {result.faultCount === 0 ? (
        <Notice tone="good" title={t("holds")}>
          {t("checked", { entries: result.checked, tables: result.tables })}
        </Notice>
      ) : (
        <Notice tone="bad" title={t("faults", { count: result.faultCount })}>
          {t("checked", { entries: result.checked, tables: result.tables })}
        </Notice>
      )}
      {result.isTold || result.faultCount + result.unaccountedCount === 0 ? null : (
        <p className="text-sm text-ink-3">{t("notTold")}</p>
      )}
      <Faults result={result} />
      <Unaccounted result={result} />
      {result.waiting > 0 ? <p className="text-sm text-ink-3">{t("waiting", { count: result.waiting })}</p> : null}
      {result.withoutDdlTrigger ? <p className="text-sm text-ink-3">{t("withoutDdlTrigger")}</p> : null}
    </div>
  );
}

function Faults({ result }: { result: Result }) {
  const t = useTranslations("audit.verification");
  if (result.faults.length === 0) return null;
  return (
    <>
      <ul className="divide-y divide-line rounded-md border border-line">
        {result.faults.map(({ kind, message, index, table, key }) => (
          <li
            key={`${kind} ${index ?? ""} ${table ?? ""} ${key ?? ""} ${message}`}
            className="px-3.5 py-2 [overflow-wrap:anywhere]"
          >
            {message}
          </li>
        ))}
      </ul>
      {result.faultCount > result.faults.length ? (
        <p className="text-sm text-ink-3">{t("moreFaults", { count: result.faultCount - result.faults.length })}</p>
      ) : null}
    </>
  );
}

function Unaccounted({ result }: { result: Result }) {
  const t = useTranslations("audit.verification");
  const format = useFormatter();
  if (result.unaccountedCount === 0) return null;
  return (
    <Notice tone="warn" title={t("unaccounted", { count: result.unaccountedCount })}>
      <p>{t("unaccountedNote")}</p>
      <ul className="mt-1 space-y-0.5">
        {result.unaccounted.slice(0, 20).map(({ index, op, table, key, by }) => (
          <li key={index} className="[overflow-wrap:anywhere]">
            <Link href={`/audit?after=${index - 1}&order=oldest#entry-${index}`}>{format.number(index)}</Link>{" "}
            {t("unaccountedRow", { op, table, key, by })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
