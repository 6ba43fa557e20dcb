"use client";
// Choosing rows of the list of models and naming one owner for them. The boxes stand in a table made on the server.
import { useTranslations } from "next-intl";
import { type ChangeEvent, type ReactNode, useRef, useState } from "react";
import { Button } from "#components/ui/button";
import { DialogButton } from "#components/ui/dialog";
import { type Chosen, OwnerForMany } from "./owner-for-many.tsx";

const boxesIn = (element: Element) => [...element.querySelectorAll<HTMLInputElement>("input[data-model]")];

const chosenIn = (element: Element): Chosen[] =>
  boxesIn(element).flatMap(({ checked, value, dataset }) =>
    checked ? [{ id: value, name: dataset.model ?? "", unitId: dataset.unit ?? "" }] : [],
  );

/** Around a table with boxes: as soon as one is ticked, what can be done with the chosen rows stands below them. */
export function OwnerSelection({ children }: { children: ReactNode }) {
  const t = useTranslations("models.many");
  const rows = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<Chosen[]>([]);

  const tick = (checked: boolean) => {
    if (!rows.current) return;
    for (const box of rows.current.querySelectorAll<HTMLInputElement>("input[type=checkbox]")) box.checked = checked;
    setChosen(chosenIn(rows.current));
  };
  const changed = (event: ChangeEvent<HTMLInputElement>) => {
    if ("all" in event.target.dataset) return tick(event.target.checked);
    if (!rows.current) return;
    const all = rows.current.querySelector<HTMLInputElement>("input[data-all]");
    if (all) all.checked = boxesIn(rows.current).every(({ checked }) => checked);
    setChosen(chosenIn(rows.current));
  };
  return (
    <>
      <div ref={rows} onChange={changed}>
        {children}
      </div>
      {chosen.length > 0 ? (
        <section
          aria-label={t("label")}
          className="sticky bottom-0 z-3 flex flex-wrap items-center gap-2 border-t border-line-strong bg-accent-soft px-3.5 py-2 print:hidden"
        >
          <p role="status" className="me-auto font-medium">
            {t("chosen", { count: chosen.length })}
          </p>
          <DialogButton variant="primary" size="small" label={t("assign")} title={t("title", { count: chosen.length })} wide>
            {(close) => <OwnerForMany models={chosen} close={close} />}
          </DialogButton>
          <Button variant="quiet" size="small" onClick={() => tick(false)}>
            {t("none")}
          </Button>
        </section>
      ) : null}
    </>
  );
}

const LOOK = "size-4 accent-accent";

/** The box of one row. */
export function ModelBox({ model }: { model: Chosen }) {
  const t = useTranslations("models.many");
  return (
    <label className="grid size-6 place-items-center">
      <input
        type="checkbox"
        value={model.id}
        data-model={model.name}
        data-unit={model.unitId}
        aria-label={t("choose", { name: model.name })}
        className={LOOK}
      />
    </label>
  );
}

/** The box that ticks all rows of the page. */
export function AllBox() {
  const t = useTranslations("models.many");
  return (
    <label className="grid size-6 place-items-center">
      <input type="checkbox" data-all="" aria-label={t("all")} className={LOOK} />
    </label>
  );
}
