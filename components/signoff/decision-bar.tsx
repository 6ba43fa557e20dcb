"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { isShortcut } from "#components/inbox/list-keys";
import { Button, ButtonLink } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { Hash } from "#components/ui/hash";
import { Kbd } from "#components/ui/kbd";
import { RefusalReasons, type Refused } from "#components/ui/refusal";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";
import { useInSentence } from "../ui/in-sentence.ts";
import type { DeskFacts } from "./desk-facts.ts";
import { SendAwayForm } from "./send-away-form.tsx";
import { SignForm } from "./sign-form.tsx";
import { toldOf, useNextWords } from "./told.ts";

type Act = "sign" | "conditions" | "return" | "refuse";
type Queue = { previous: string | null; next: string | null };

/** One key each: S signs, C with conditions, R returns, J and K walk the queue. Refusing has none: it should take a moment. */
function useKeys(acts: Record<string, () => void>) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined;
      if (!act || !isShortcut(event)) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [acts]);
}

/** Always visible at the foot of the desk: what would be signed, as what, and the decisions there are. */
export function DecisionBar({ facts, refused, queue }: { facts: DeskFacts; refused: Refused[]; queue: Queue }) {
  const t = useTranslations("signoff.bar");
  const [act, setAct] = useState<Act | null>(null);
  const router = useRouter();
  const mayDecide = refused.length === 0 && facts.state === "open";
  const goTo = (id: string | null) => {
    if (id) router.push(`/sign-offs/${id}`);
  };
  const walking = { j: () => goTo(queue.next), k: () => goTo(queue.previous) };
  const deciding = { s: () => setAct("sign"), c: () => setAct("conditions"), r: () => setAct("return") };
  useKeys(mayDecide && facts.secretNeeded ? { ...walking, ...deciding } : walking);
  return (
    <section
      aria-label={t("label")}
      className="sticky bottom-0 z-10 -mx-4 mt-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line-strong bg-surface px-4 py-2.5 lg:-mx-7 lg:px-7 print:hidden"
    >
      {mayDecide ? <Decisions facts={facts} open={setAct} /> : <NotNow facts={facts} refused={refused} />}
      {queue.next && !mayDecide ? (
        <ButtonLink variant="primary" href={`/sign-offs/${queue.next}`}>
          {t("next")} <Kbd>J</Kbd>
        </ButtonLink>
      ) : null}
      <DecisionDialog act={act} facts={facts} close={() => setAct(null)} />
    </section>
  );
}

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
          {t("refuse")}…
        </Button>
        <Button onClick={() => open("return")}>
          {t("return")}… <Kbd>R</Kbd>
        </Button>
        {facts.secretNeeded ? (
          <>
            <Button onClick={() => open("conditions")}>
              {t("conditions")}… <Kbd>C</Kbd>
            </Button>
            <Button variant="primary" onClick={() => open("sign")}>
              {t("sign")}… <Kbd>S</Kbd>
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
    else toast(outcome.reasons.map(({ message }) => message).join(" "), "bad");
  };
  return (
    <Button variant="primary" pending={command.pending} onClick={acknowledge}>
      {t("bar.acknowledge")}
    </Button>
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

function DecisionDialog({ act, facts, close }: { act: Act | null; facts: DeskFacts; close: () => void }) {
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
        <SignForm facts={facts} conditional={act === "conditions"} close={close} />
      ) : null}
      {act === "return" || act === "refuse" ? <SendAwayForm facts={facts} decision={act} close={close} /> : null}
    </Dialog>
  );
}
