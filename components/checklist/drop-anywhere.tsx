"use client";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import type { Placeable } from "#lib/checklist/likely.rules";
import { useActions } from "../actions/use-actions.ts";
import { PlaceFile } from "./place-file.tsx";

const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") ?? false;

/** `controls`: those to which the reader may attach. */
type Props = { versionId: string; controls: Placeable[] };

/** Which of the files is asked about; none, once all were. */
type Asked = { files: File[]; at: number };
const NONE: Asked = { files: [], at: 0 };

/** Files may be dropped anywhere on the page, or be chosen: one question for each puts it to its control. */
export function DropAnywhere({ versionId, controls }: Props) {
  const t = useTranslations("evidence.place");
  const picker = useRef<HTMLInputElement>(null);
  const [{ files, at }, setAsked] = useState<Asked>(NONE);
  const take = (taken: File[]) => setAsked({ files: taken, at: 0 });
  const file = files[at];
  const isOver = useDroppedFiles(controls.length > 0 && !file, take);
  useActions(
    controls.length > 0 ? [{ id: "add-evidence", label: t("button"), group: "page", run: () => picker.current?.click() }] : [],
  );
  if (controls.length === 0) return null;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 print:hidden">
        <input
          ref={picker}
          type="file"
          multiple
          aria-label={t("button")}
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => {
            take([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = "";
          }}
        />
        <Button onClick={() => picker.current?.click()}>{t("button")}</Button>
        <p className="text-sm text-ink-3">{t("help")}</p>
      </div>
      {isOver ? (
        <div
          aria-hidden="true"
          className="pointer-events-none fixed inset-3 z-30 grid place-items-center rounded-lg border-2 border-dashed border-accent bg-accent-soft/90"
        >
          <p className="text-xl font-semibold text-accent">{t("drop")}</p>
        </div>
      ) : null}
      <Dialog open={file !== undefined} onClose={() => setAsked(NONE)} title={t("title", { name: file?.name ?? "" })}>
        {file ? (
          <PlaceFile
            key={at}
            {...{ versionId, file, controls }}
            nth={{ number: at + 1, count: files.length }}
            goOn={() => setAsked({ files, at: at + 1 })}
          />
        ) : null}
      </Dialog>
    </>
  );
}

/** Listens on the whole window while files are wanted. What a control's own place takes is not taken twice. */
function useDroppedFiles(isWanted: boolean, take: (files: File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const drop = useEffectEvent((event: DragEvent) => {
    setIsOver(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (event.defaultPrevented || files.length === 0) return;
    event.preventDefault();
    take(files);
  });
  useEffect(() => {
    if (!isWanted) return;
    const over = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    // Left for good only where the pointer goes to nothing of the page.
    const leave = (event: DragEvent) => event.relatedTarget === null && setIsOver(false);
    const listening = [
      ["dragover", over],
      ["dragleave", leave],
      ["drop", drop],
    ] as const;
    for (const [name, listen] of listening) addEventListener(name, listen);
    return () => {
      for (const [name, listen] of listening) removeEventListener(name, listen);
    };
  }, [isWanted]);
  return isWanted && isOver;
}
