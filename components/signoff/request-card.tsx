import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card, CardRow, CardRows } from "#components/ui/card";
import { Hash } from "#components/ui/hash";
import { Link } from "#components/ui/link";
import { StateChip } from "#components/ui/state-chip";
import { TierChip } from "#components/ui/tier-chip";
import { Instant } from "#components/ui/time";
import { DOT } from "#lib/core/dotted.rules";
import type { RequestView } from "#lib/signoff/view.schema";
import { SignatureEntry } from "./signature-entry.tsx";

type RequestCardProps = {
  request: RequestView;
  names: Record<string, string>;
  /** Withdrawing the request, or one's own signature. */
  withdraw: ReactNode;
  /** What was said beside its dossier. */
  comments: ReactNode;
  takeBack: (signoffId: string) => ReactNode;
};

/** One request with everything that was signed under it; what is void or withdrawn stays, and says why. */
export function RequestCard({ request, names, withdraw, comments, takeBack }: RequestCardProps) {
  const t = useTranslations("signoff.list");
  const lifecycle = useTranslations("lifecycle.stage");
  const { id, version, to, gate, tier, state } = request;
  const waiting = request.signoffs.filter((row) => row.state === "open" || row.state === "waiting");
  return (
    <Card
      flush
      id={id}
      title={t("request", { stage: capitalised(lifecycle(to)), version })}
      aside={
        <span className="flex flex-wrap items-center gap-1.5">
          {gate ?? t("atOnce")}
          {tier ? <TierChip short tier={tier} /> : null}
          <StateChip of="transition" state={state} />
        </span>
      }
    >
      <Course request={request} names={names} />
      {gate ? <Signatures request={request} names={names} takeBack={takeBack} /> : null}
      {comments}
      {waiting.length > 0 ? <Waiting rows={waiting} /> : null}
      {withdraw ? <div className="border-t border-line px-3.5 py-2">{withdraw}</div> : null}
    </Card>
  );
}

/** Who asked and who closed it, when, with which words, over which dossier. */
function Course({ request, names }: Pick<RequestCardProps, "request" | "names">) {
  const t = useTranslations("signoff.list");
  const { requestedBy, requestedAt, closedBy, closedAt, gate, state, note, reason, dossierHash } = request;
  const words = [note, state === "void" ? null : reason].filter((text) => text !== null);
  return (
    <div className="space-y-1 px-3.5 py-2">
      <p>
        {t("asked", { name: names[requestedBy] ?? requestedBy })}
        {DOT}
        <Instant at={requestedAt} show="exact" />
      </p>
      {closedBy && closedAt && gate ? (
        <p>
          {t("closed", { name: names[closedBy] ?? closedBy })}
          {DOT}
          <Instant at={closedAt} show="exact" />
        </p>
      ) : null}
      {words.map((text) => (
        <p key={text} className="text-ink-2">
          {text}
        </p>
      ))}
      {dossierHash ? (
        <p className="flex flex-wrap items-center gap-x-2 text-ink-3">
          {t("dossier")} <Hash value={dossierHash} />
        </p>
      ) : null}
    </div>
  );
}

const capitalised = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

function Signatures({ request, names, takeBack }: Pick<RequestCardProps, "request" | "names" | "takeBack">) {
  const t = useTranslations("signoff.list");
  if (request.signatures.length === 0) return <p className="border-t border-line px-3.5 py-2 text-ink-3">{t("none")}</p>;
  return (
    <ul aria-label={t("signatures")} className="divide-y divide-line border-t border-line">
      {request.signatures.map((signature) => (
        <SignatureEntry
          key={signature.id}
          signature={signature}
          names={names}
          action={
            request.state === "open" && !signature.withdrawnAt && !signature.voidedAt ? takeBack(signature.signoffId) : null
          }
        />
      ))}
    </ul>
  );
}

function Waiting({ rows }: { rows: RequestView["signoffs"] }) {
  const t = useTranslations("signoff");
  const label = useTranslations("meanings.label");
  return (
    <div className="border-t border-line">
      <h3 className="px-3.5 pt-2 text-sm font-medium text-ink-3">{t("list.waiting")}</h3>
      <CardRows>
        {rows.map(({ id, meaning, state, couldSign, who, after }) => (
          <CardRow
            key={id}
            aside={<StateChip of="signoff" state={state} />}
            note={
              state === "open"
                ? t("desk.could", { count: couldSign, who })
                : t("desk.waitsFor", { meanings: after.map((each) => t(`meaning.${each}`)).join(", ") })
            }
          >
            {state === "open" ? <Link href={`/sign-offs/${id}`}>{label(meaning)}</Link> : label(meaning)}
          </CardRow>
        ))}
      </CardRows>
    </div>
  );
}
