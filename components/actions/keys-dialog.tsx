"use client";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { Dialog } from "#components/ui/dialog";
import { Link } from "#components/ui/link";
import { Notice } from "#components/ui/notice";
import { KeyHint } from "./key-hint.tsx";
import { type Action, actionsNow, whenActionsChange } from "./registry.ts";

const SECTIONS = [
  { name: "page", groups: ["page", "walk"] },
  { name: "everywhere", groups: ["find", "do"] },
  { name: "go", groups: ["go"] },
] as const;

/** Every key that does something here, read off the list the keys are bound by. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shell.actions");
  const actions = useSyncExternalStore(whenActionsChange, actionsNow, actionsNow);
  const isOff = document.documentElement.dataset.keys === "off";
  const sections = SECTIONS.map(({ name, groups }) => ({
    name,
    actions: actions.filter(({ keys, group }) => keys && (groups as readonly string[]).includes(group)),
  })).filter((section) => section.actions.length > 0);
  return (
    <Dialog open onClose={onClose} title={t("keysTitle")}>
      <div className="space-y-4">
        {isOff ? <Notice>{t("keysAreOff")}</Notice> : null}
        {sections.map((section) => (
          <section key={section.name}>
            <h3 className="mb-1 font-semibold">{t(`section.${section.name}`)}</h3>
            <ul data-all-keys="" className="divide-y divide-line">
              {section.actions.map((action) => (
                <Line key={action.id} action={action} />
              ))}
            </ul>
          </section>
        ))}
        <p className="text-sm text-ink-3">
          {t.rich("keysSetting", {
            account: (text) => (
              <Link href="/account#keyboard" onClick={onClose}>
                {text}
              </Link>
            ),
          })}
        </p>
      </div>
    </Dialog>
  );
}

function Line({ action: { label, keys } }: { action: Action }) {
  return (
    <li className="flex min-h-7 items-center justify-between gap-4 py-0.5">
      <span>{label}</span>
      {keys ? <KeyHint keys={keys} /> : null}
    </li>
  );
}
