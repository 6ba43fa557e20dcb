"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button, ButtonLink } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { Hash } from "#components/ui/hash";
import { Kbd } from "#components/ui/kbd";
import { Refusal, RefusalReasons, type Refused } from "#components/ui/refusal";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";
import type { Action } from "../actions/registry.ts";
import { useActions } from "../actions/use-actions.ts";
import { useInSentence } from "../ui/in-sentence.ts";
import type { DeskFacts } from "./desk-facts.ts";
import { SendAwayForm } from "./send-away-form.tsx";
import { SignForm } from "./sign-form.tsx";
import type { SignTerms } from "./sign-terms.ts";
import { toldOf, useNextWords } from "./told.ts";

type Act = "sign" | "conditions" | "return" | "refuse";
type Queue = { previous: string | null; next: string | null };

/** Always visible at the foot of the desk: what would be signed, as what, and the decisions there are. */
type BarProps = { facts: DeskFacts; refused: Refused[]; queue: Queue; terms: SignTerms };

export function DecisionBar({ facts, refused, queue, terms }: BarProps) {
  const t = useTranslations("signoff.bar");
  const [act, setAct] = useState<Act | null>(null);
  const mayDecide = refused.length === 0 && facts.state === "open";
  useActions([...walking(queue, t), ...(mayDecide ? deciding(facts.secretNeeded, setAct, t) : [])]);
  return (
    <section
      aria-label={t("label")}
      data-foot
      className="sticky bottom-0 z-10 -mx-4 mt-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line-strong bg-surface px-4 py-2.5 lg:-mx-7 lg:px-7 print:hidden"
    >
      {mayDecide ? <Decisions facts={facts} open={setAct} /> : <NotNow facts={facts} refused={refused} />}
      {queue.next && !mayDecide ? (
        <ButtonLink variant="primary" href={`/sign-offs/${queue.next}`}>
          {t("next")} <Kbd>J</Kbd>
        </ButtonLink>
      ) : null}
      <DecisionDialog act={act} facts={facts} terms={terms} close={() => setAct(null)} />
    </section>
  );
}

type Say = ReturnType<typeof useTranslations<"signoff.bar">>;

/** J and K walk the queue, as far as there is somewhere to go. */
const walking = ({ next, previous }: Queue, t: Say): Action[] => [
  ...(next ? [{ id: "next-in-queue", label: t("next"), group: "walk" as const, keys: "j", href: `/sign-offs/${next}` }] : []),
  ...(previous
    ? [{ id: "previous-in-queue", label: t("previous"), group: "walk" as const, keys: "k", href: `/sign-offs/${previous}` }]
    : []),
];

/** One key each: S signs, C with conditions, R returns. Refusing has none: it should take a moment. */
const deciding = (secretNeeded: boolean, open: (act: Act) => void, t: Say): Action[] => {
  const decision = (act: Act, keys?: string): Action => ({
    ...{ id: `decide-${act}`, label: t(act), group: "page", run: () => open(act) },
    ...(keys && { keys }),
  });
  const signing = secretNeeded ? [decision("sign", "s"), decision("conditions", "c")] : [];
  return [...signing, decision("return", "r"), decision("refuse")];
};

function Decisions({ facts, open }: { facts: DeskFacts; open: (act: Act) => void }) {
  const t = useTranslations("signoff.bar");
  const role = useTranslations("ui.role");
  const meaning = useTranslations("signoff.meaning");
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 text-ink-3">
        {t("dossier")} <Hash value={facts.dossierHash} /> {t("as", { role: role(facts.role), meaning: meaning(facts.meaning) })}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="quiet" onClick={() => open("refuse")}>
          {t("opens", { act: t("refuse") })}
        </Button>
        <Button onClick={() => open("return")}>
          {t("opens", { act: t("return") })} <Kbd>R</Kbd>
        </Button>
        {facts.secretNeeded ? (
          <>
            <Button onClick={() => open("conditions")}>
              {t("opens", { act: t("conditions") })} <Kbd>C</Kbd>
            </Button>
            <Button variant="primary" onClick={() => open("sign")}>
              {t("opens", { act: t("sign") })} <Kbd>S</Kbd>
            </Button>
          </>
        ) : (
          <Acknowledge facts={facts} />
        )}
      </div>
    </>
  );
}

/** A recorded act without secret: one click. */
function Acknowledge({ facts: { signoffId, dossierHash } }: { facts: DeskFacts }) {
  const t = useTranslations("signoff");
  const words = useNextWords();
  const command = useCommand("decideSignoff", toldOf);
  const acknowledge = async () => {
    const outcome = await command.run({ signoffId, dossierHash, decision: "sign" });
    if (outcome.ok) toast(t("sign.acknowledged", { next: words(outcome.data) }));
  };
  return (
    <>
      <Button variant="primary" pending={command.pending} onClick={acknowledge}>
        {t("bar.acknowledge")}
      </Button>
      {command.ok === false ? <Refusal reasons={command.reasons} title={t("away.refused")} /> : null}
    </>
  );
}

function NotNow({ facts, refused }: { facts: DeskFacts; refused: Refused[] }): ReactNode {
  const t = useTranslations("signoff.bar");
  const state = useTranslations("ui.state.signoff");
  const inSentence = useInSentence();
  return (
    <div className="min-w-0">
      <p className="font-medium">
        {facts.state === "open" ? t("refused") : t("state", { state: inSentence(state(facts.state), "state") })}
      </p>
      {facts.state === "open" ? <RefusalReasons reasons={refused} /> : null}
    </div>
  );
}

type DialogProps = { act: Act | null; facts: DeskFacts; terms: SignTerms; close: () => void };

function DecisionDialog({ act, facts, terms, close }: DialogProps) {
  const t = useTranslations("signoff");
  const { name, version } = facts;
  const titles: Record<Act, string> = {
    sign: t("sign.title", { name, version, meaning: t(`meaning.${facts.meaning}`) }),
    conditions: t("sign.titleConditions", { name, version }),
    return: t("away.returnTitle", { name, version }),
    refuse: t("away.refuseTitle", { name, version }),
  };
  return (
    <Dialog open={act !== null} onClose={close} title={act ? titles[act] : ""} size="wide">
      {act === "sign" || act === "conditions" ? (
        <SignForm facts={facts} terms={terms} conditional={act === "conditions"} close={close} />
      ) : null}
      {act === "return" || act === "refuse" ? <SendAwayForm facts={facts} decision={act} close={close} /> : null}
    </Dialog>
  );
}
