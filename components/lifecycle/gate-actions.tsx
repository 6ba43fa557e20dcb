"use client";
import { useTranslations } from "next-intl";
import type { Gate } from "./gate-panel.tsx";
import { ReasonAct } from "./reason-act.tsx";
import { type Asked, RequestButton } from "./request-button.tsx";

type GateActionsProps = {
  /** Null while something else is missing, or the viewer may not ask. */
  asked: Asked | null;
  atOnce: Gate["atOnce"];
  about: { versionId: string; name: string; version: string; isOwner: boolean };
};

/** What the viewer may do at this gate: ask for it, send back, reject or withdraw. */
export function GateActions({ asked, atOnce, about: { versionId, name, version, isOwner } }: GateActionsProps) {
  const t = useTranslations("lifecycle");
  const about = { name, version };
  return (
    <>
      {asked ? <RequestButton asked={asked} /> : null}
      {atOnce.map(({ to }) => {
        const key = to === "rejected" ? "reject" : "back";
        const label = key === "back" ? t("back.button") : t(isOwner ? "reject.withdrawButton" : "reject.button");
        return (
          <ReasonAct
            key={to}
            command="requestTransition"
            input={{ versionId, to }}
            field="note"
            label={label}
            title={t(`${key}.title`, about)}
            note={t(`${key}.note`)}
            words={{
              reason: t(`${key}.reason`),
              submit: t(`${key}.submit`, about),
              done: t(`${key}.done`),
              refused: t(`${key}.refused`),
              cancel: t("request.cancel"),
            }}
          />
        );
      })}
    </>
  );
}
