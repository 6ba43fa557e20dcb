import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Chip } from "#components/ui/chip";
import { Hash } from "#components/ui/hash";
import { CalendarDate, Instant } from "#components/ui/time";
import { DOT } from "#lib/core/dotted.rules";
import type { SignatureRow } from "#lib/signoff/view.schema";

type EntryProps = { signature: SignatureRow; names: Record<string, string>; action: ReactNode };

/** A signature as it reads on paper: name, role, meaning, UTC time, the sentence, and the hashes it is bound to. */
export function SignatureEntry({ signature, names, action }: EntryProps) {
  const t = useTranslations("signoff.list");
  const { sentence, onBehalfOf, reason, conditions } = signature;
  return (
    <li className="keep space-y-1 px-3.5 py-2">
      <div className="flex flex-wrap items-center gap-x-2">
        <Signer signature={signature} />
        {action ? <div className="ms-auto">{action}</div> : null}
      </div>
      <p className="text-ink-2">
        <q lang="en">{sentence}</q>
        {onBehalfOf ? ` ${t("for", { body: onBehalfOf })}` : null}
      </p>
      {reason ? <p>{reason}</p> : null}
      {conditions.length > 0 ? (
        <ul className="list-disc ps-5">
          {conditions.map(({ text, ownerId, dueOn }) => (
            <li key={`${text} ${dueOn}`}>
              {text}
              {DOT}
              {names[ownerId] ?? ownerId}
              {DOT}
              <CalendarDate on={dueOn} />
            </li>
          ))}
        </ul>
      ) : null}
      <Fallen signature={signature} />
      <Bound signature={signature} />
    </li>
  );
}

const isSentAway = ({ decision }: SignatureRow) => decision === "return" || decision === "refuse";
const toneOf = (signature: SignatureRow, counts: boolean) => {
  if (isSentAway(signature)) return "warn";
  return counts ? "good" : "neutral";
};

function Signer({ signature }: { signature: SignatureRow }) {
  const t = useTranslations("signoff.list");
  const role = useTranslations("ui.role");
  const decided = useTranslations("meanings.decision");
  const meaning = useTranslations("meanings.label");
  const { name, capacity, decision, signedAt, zone, withdrawnAt, voidedAt } = signature;
  const counts = !withdrawnAt && !voidedAt;
  return (
    <>
      <span className={counts ? "font-medium" : "font-medium line-through decoration-ink-3"}>{name}</span>
      <span className="text-ink-2">
        {role(signature.role)}
        {capacity ? `, ${t("capacity", { capacity })}` : null}
      </span>
      <Chip tone={toneOf(signature, counts)}>{isSentAway(signature) ? decided(decision) : meaning(signature.meaning)}</Chip>
      <span>
        <Instant at={signedAt} show="exact" zone={zone ?? undefined} />
      </span>
    </>
  );
}

/** Why it counts no more. */
function Fallen({ signature: { withdrawnAt, withdrawReason, voidedWhy } }: { signature: SignatureRow }) {
  const t = useTranslations("signoff.list");
  return (
    <>
      {withdrawnAt ? <p className="text-warn">{t("withdrawn", { reason: withdrawReason ?? "" })}</p> : null}
      {voidedWhy ? <p className="text-warn">{t("voided", { why: voidedWhy })}</p> : null}
    </>
  );
}

/** What it is bound to, and how the signer proved who they are. */
function Bound({ signature: { dossierHash, manifestHash, method } }: { signature: SignatureRow }) {
  const t = useTranslations("signoff.list");
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-sm text-ink-3">
      <span className="flex flex-wrap items-center gap-x-2">
        {t("dossier")} <Hash value={dossierHash} />
      </span>
      <span className="flex flex-wrap items-center gap-x-2">
        {t("manifest")} <Hash value={manifestHash} />
      </span>
      {method === "acknowledgement" || method === "password" ? t(`method.${method}`) : null}
    </p>
  );
}
