"use client";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button";
import { Glyph } from "#components/ui/glyph";
import { Refusal } from "#components/ui/refusal";
import { useCommand } from "#components/ui/use-command";
import type { ListedItem } from "#lib/checklist/schema";
import { STATUSES } from "./answer-form.tsx";

type Claim = ListedItem["claims"][number];
const isStatus = (says: string | null): says is (typeof STATUSES)[number] => STATUSES.some((status) => status === says);

/** What an imported file says about the control: shown, never counted, until a person makes it an answer or sets it aside. */
export function Claims({ versionId, item }: { versionId: string; item: ListedItem }) {
  const t = useTranslations("checklist.claim");
  const use = useCommand("answerControl");
  const setAside = useCommand("setAsideClaim");
  const { controlId, claims, claimSetAside, mine, mayPrepare } = item;
  if (claims.length === 0) return null;
  if (claimSetAside) return <p className="text-sm text-ink-3">{t("isAside")}</p>;

  const answer = ({ says, text, reason }: Claim) => {
    const note = reason ?? text;
    const status = isStatus(says) && mine ? { status: says, fromClaim: true } : {};
    return use.run({ versionId, controlId, note, ...status });
  };
  const refused = use.ok === false ? use : setAside.ok === false ? setAside : null;
  return (
    <div className="space-y-2 rounded-md border border-dashed border-edge px-3 py-2">
      {claims.map((claim) => (
        <div key={`${claim.column} ${claim.row}`} className="flex flex-wrap items-center justify-between gap-2">
          <p className="flex min-w-0 items-start gap-2">
            <Glyph name="quote" className="mt-1 size-3" />
            <span>
              {t("says", {
                answer: t("answer", { says: claim.says ?? "", text: claim.text }),
                column: claim.column,
                row: claim.row,
              })}
            </span>
          </p>
          {mine || mayPrepare ? (
            <Button size="small" pending={use.pending} onClick={() => answer(claim)}>
              {t("use")}
            </Button>
          ) : null}
        </div>
      ))}
      {mine || mayPrepare ? (
        <Button size="small" variant="quiet" pending={setAside.pending} onClick={() => setAside.run({ versionId, controlId })}>
          {t("setAside")}
        </Button>
      ) : null}
      {refused ? <Refusal reasons={refused.reasons} /> : null}
    </div>
  );
}
