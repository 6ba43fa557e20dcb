"use client";
// Choosing rows of the list of models, and what can be done with those that are chosen.
import { useTranslations } from "next-intl";
import { createContext, lazy, type ReactNode, Suspense, use, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "#components/ui/button";
import { DialogButton } from "#components/ui/dialog";
import type { ManyAct } from "#lib/models/many.rules";
import { useFurtherModels } from "./further-models.tsx";
import type { Chosen } from "./many-fields.tsx";

/** Loaded when somebody acts. */
const ActOnMany = lazy(async () => ({ default: (await import("./act-on-many.tsx")).ActOnMany }));

type Selection = {
  chosen: ReadonlyMap<string, Chosen>;
  /** Whether every row that was read is chosen. */
  isAll: boolean;
  choose: (models: readonly Chosen[], isChosen: boolean) => void;
  chooseAll: (isChosen: boolean) => void;
  /** Rows of the first page, which the server made, make themselves known. */
  known: Map<string, Chosen>;
};
const Context = createContext<Selection | null>(null);

const none: ReadonlyMap<string, Chosen> = new Map();

/** Around a table with boxes. A row stays chosen while it is scrolled out of the document. */
export function ModelSelection({ acts, children }: { acts: readonly ManyAct[]; children: ReactNode }) {
  const { pages } = useFurtherModels();
  const [known] = useState(() => new Map<string, Chosen>());
  const [chosen, setChosen] = useState(none);
  const [allOf, setAllOf] = useState<number | null>(null);

  const read = useRef(pages);
  useEffect(() => {
    read.current = pages;
  }, [pages]);

  const isAll = allOf === pages.length;
  // The boxes of rows are made anew when the choice is another one, not whenever one scrolls.
  const selection = useMemo(() => {
    const all = (): Chosen[] => [
      ...known.values(),
      ...read.current
        .flatMap(({ rows }) => rows ?? [])
        .map(({ id, name, businessUnit }) => ({ id, name, unitId: businessUnit.id })),
    ];
    const choose = (models: readonly Chosen[], isChosen: boolean) => {
      const next = new Map(chosen);
      for (const model of models) isChosen ? next.set(model.id, model) : next.delete(model.id);
      setChosen(next);
      setAllOf(all().every(({ id }) => next.has(id)) ? read.current.length : null);
    };
    return { chosen, isAll, choose, chooseAll: (isChosen: boolean) => choose(all(), isChosen), known };
  }, [chosen, isAll, known]);
  return (
    <Context value={selection}>
      {children}
      {chosen.size > 0 ? <ChosenBar acts={acts} chosen={[...chosen.values()]} clear={() => setChosen(none)} /> : null}
    </Context>
  );
}

type ChosenBarProps = { acts: readonly ManyAct[]; chosen: Chosen[]; clear: () => void };

function ChosenBar({ acts, chosen, clear }: ChosenBarProps) {
  const t = useTranslations("models.many");
  return (
    <section
      aria-label={t("label")}
      data-foot
      className="sticky bottom-0 z-3 flex flex-wrap items-center gap-2 border-t border-line-strong bg-accent-soft px-3.5 py-2 print:hidden"
    >
      <p role="status" className="me-auto font-medium">
        {t("chosen", { count: chosen.length })}
      </p>
      {acts.map((act, place) => (
        <DialogButton
          key={act}
          variant={place === 0 ? "primary" : undefined}
          size="small"
          label={t(`act.${act}.label`)}
          title={t(`act.${act}.title`, { count: chosen.length })}
          wide
        >
          {(close) => (
            <Suspense>
              <ActOnMany act={act} models={chosen} close={close} />
            </Suspense>
          )}
        </DialogButton>
      ))}
      <Button variant="quiet" size="small" onClick={clear}>
        {t("none")}
      </Button>
    </section>
  );
}

const LOOK = "size-4 accent-accent";

/** The box of one row. */
export function ModelBox({ model }: { model: Chosen }) {
  const t = useTranslations("models.many");
  const selection = use(Context);
  const known = selection?.known;
  const { id, name, unitId } = model;
  useEffect(() => {
    known?.set(id, { id, name, unitId });
    return () => void known?.delete(id);
  }, [known, id, name, unitId]);
  return (
    <label className="grid size-6 place-items-center">
      <input
        type="checkbox"
        value={model.id}
        data-choose-row=""
        checked={selection?.chosen.has(model.id) ?? false}
        onChange={({ target }) => selection?.choose([model], target.checked)}
        aria-label={t("choose", { name: model.name })}
        className={LOOK}
      />
    </label>
  );
}

/** The box that chooses all rows that were read. */
export function AllBox() {
  const t = useTranslations("models.many");
  const selection = use(Context);
  return (
    <label className="grid size-6 place-items-center">
      <input
        type="checkbox"
        checked={selection?.isAll ?? false}
        onChange={({ target }) => selection?.chooseAll(target.checked)}
        aria-label={t("all")}
        className={LOOK}
      />
    </label>
  );
}
