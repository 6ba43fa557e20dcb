import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { z } from "zod";
import { Card } from "#components/ui/card";
import { Disclosure } from "#components/ui/disclosure";
import { Link } from "#components/ui/link";
import { Term } from "#components/ui/term";
import { DOT } from "#lib/core/dotted.rules";
import type { GateReason, GetGateOutput } from "#lib/lifecycle/gate.schema";
import { classNames } from "../ui/class-names.ts";
import { JustCleared } from "./just-cleared.tsx";
import { OpenItems } from "./open-items.tsx";

export type Gate = z.output<typeof GetGateOutput>;

/** The plan of a deployment is said in the request itself. */
const inRequest = ({ code }: GateReason) => code === "lifecycle.deployment_missing";

/** Nothing is missing but what the request itself says. */
export const isReady = ({ to, unmet, openRequestId }: Gate): boolean =>
  to !== null && openRequestId === null && unmet.every(inRequest);

type GatePanelProps = {
  gate: Gate;
  modelId: string;
  version: string;
  /** Since when the version stands before this gate; null where that is not known. */
  since: Date | null;
  actions: ReactNode;
};

/** What keeps the next gate closed, as links that mend it, and who will sign. The same list a refused request would give. */
export function GatePanel({ gate, modelId, version, since, actions }: GatePanelProps) {
  const t = useTranslations("lifecycle");
  const language = useLocale();
  if (gate.to === null || gate.gate === null)
    return actions ? (
      <Card title={t("gate.end")}>
        <div className="flex flex-wrap gap-2">{actions}</div>
      </Card>
    ) : null;
  const onCards = new Set(gate.cards.flatMap(({ answers }) => answers));
  const unmet = gate.unmet.filter((reason) => !inRequest(reason) && reason.code !== "lifecycle.request_open");
  const alone = gate.unmet.filter((reason, at) => unmet.includes(reason) && !onCards.has(at));
  return (
    <Card
      flush
      id="request"
      title={t("gate.title", { stage: t(`stage.${gate.to}`), version })}
      aside={<Term name="gate">{t("gate.aside", { gate: gate.gate })}</Term>}
    >
      {gate.openRequestId ? (
        <p className="border-b border-line px-3.5 py-2">
          {t("gate.requested")} <Link href={`/models/${modelId}/sign-offs#${gate.openRequestId}`}>{t("gate.requestedLink")}</Link>
        </p>
      ) : (
        <JustCleared
          // A line is known by its words: in another language none of them is the one of before.
          place={`gate-${modelId}-${version}-${gate.gate}-${language}`}
          label={t("gate.cleared")}
          missing={[
            ...gate.cards.map(({ id, title }) => ({ key: `card ${id}`, text: title })),
            ...alone.map(({ code, message }) => ({ key: `${code} ${message}`, text: message })),
          ]}
        >
          <OpenItems reasons={unmet} alone={alone} cards={gate.cards} opensByItself={gate.opensByItself} since={since} />
        </JustCleared>
      )}
      <Signers gate={gate} />
      <Foot gate={gate} actions={actions} />
    </Card>
  );
}

/** What the viewer may do here, or who has to ask instead. On paper nobody presses a button. */
function Foot({ gate: { openRequestId, mayRequest, mayNotRequest }, actions }: Pick<GatePanelProps, "gate" | "actions">) {
  const t = useTranslations("lifecycle.gate");
  const handOver = openRequestId === null && !mayRequest ? (mayNotRequest?.clearedBy ?? null) : null;
  if (!actions && !handOver) return null;
  return (
    <div
      className={classNames(
        "flex flex-wrap items-center gap-2 border-t border-line px-3.5 py-2.5",
        handOver === null && "print:hidden",
      )}
    >
      {handOver ? <p className="text-ink-3">{t("handOver", { who: handOver })}</p> : null}
      {actions}
    </div>
  );
}

function Signers({ gate: { signoffs } }: { gate: Gate }) {
  const t = useTranslations("lifecycle.gate");
  const meaning = useTranslations("signoff.meaning");
  return (
    <div className="border-t border-line px-3.5 py-2">
      <Disclosure summary={t("signatures")} aside={signoffs.length || null}>
        {signoffs.length === 0 ? <p className="text-ink-3">{t("signaturesNone")}</p> : null}
        <ul className="space-y-1">
          {signoffs.map(({ meaning: means, label, couldSign, who, after }) => (
            <li key={means}>
              {label}:{" "}
              <span className={couldSign === 0 ? "text-bad" : "text-ink-2"}>{t("could", { count: couldSign, who })}</span>
              {after.length > 0 ? (
                <span className="text-ink-3">
                  {DOT + t("after", { meanings: after.map((each) => meaning(each)).join(", ") })}
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}
