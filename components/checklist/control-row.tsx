"use client";
import { useTranslations } from "next-intl";
import { type DragEvent, useEffect, useState } from "react";
import { Chip } from "#components/ui/chip";
import { English } from "#components/ui/english";
import { Glyph } from "#components/ui/glyph";
import { StateChip } from "#components/ui/state-chip";
import type { ListedItem } from "#lib/checklist/schema";
import { dotted } from "#lib/core/dotted.rules";
import { DroppedFile, type Held } from "./attach.tsx";
import { isCarried } from "./carried-over.tsx";
import { ControlDetail } from "./control-detail.tsx";

/** The same file, dropped twice, is one. */
const keyOf = ({ name, size, lastModified }: File) => `${name} ${size} ${lastModified}`;

type RowProps = { versionId: string; item: ListedItem; held: Held[] };

/** One control: closed it says where it stands, open it is where it is answered. Files may be dropped on either. */
export function ControlRow({ versionId, item, held }: RowProps) {
  const { controlId } = item;
  const [open, setOpen] = useState(false);
  const [dropped, setDropped] = useState<File[]>([]);
  useOpenedByAddress(controlId, setOpen);
  const takesFiles = (item.mine || item.mayPrepare) && !item.closed;
  const drop = (event: DragEvent) => {
    const files = [...event.dataTransfer.files];
    if (!takesFiles || files.length === 0 || event.defaultPrevented) return;
    event.preventDefault();
    setOpen(true);
    setDropped((waiting) => [...waiting, ...files.filter((file) => !waiting.some((one) => keyOf(one) === keyOf(file)))]);
  };
  return (
    <li id={controlId} className="target:bg-accent-soft">
      <details
        open={open}
        onToggle={(event) => {
          setOpen(event.currentTarget.open);
          noteInAddress(controlId, event.currentTarget.open);
        }}
        onDragOver={(event) => takesFiles && event.preventDefault()}
        onDrop={drop}
        className="group/row"
      >
        <Summary item={item} />
        {open ? (
          <div className="space-y-4 px-3.5 pt-1 pb-4 sm:ps-9">
            {dropped.map((file) => (
              <DroppedFile
                key={keyOf(file)}
                {...{ versionId, controlId, file }}
                leave={() => setDropped((waiting) => waiting.filter((one) => one !== file))}
              />
            ))}
            <ControlDetail versionId={versionId} item={item} held={held} />
          </div>
        ) : null}
      </details>
    </li>
  );
}

/** A link to a control opens it and takes the focus there: gates and refusals lead here by its id. */
function useOpenedByAddress(controlId: string, setOpen: (open: boolean) => void) {
  useEffect(() => {
    const look = () => {
      if (location.hash !== `#${controlId}`) return;
      setOpen(true);
      document.getElementById(controlId)?.querySelector("summary")?.focus();
    };
    look();
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, [controlId, setOpen]);
}

/** What was opened last stands in the address, so that coming back, and whoever the address is sent to, find it open. */
function noteInAddress(controlId: string, isOpen: boolean) {
  const isNoted = location.hash === `#${controlId}`;
  if (isOpen === isNoted) return;
  history.replaceState(null, "", isOpen ? `#${controlId}` : location.pathname + location.search);
}

function Summary({ item }: { item: ListedItem }) {
  const t = useTranslations("checklist");
  const { controlId, title, computed } = item;
  const lacks = lacksOf(item);
  return (
    <summary className="grid list-none grid-cols-[1rem_minmax(0,1fr)] items-start gap-x-2 px-3.5 py-2 hover:bg-sunken sm:grid-cols-[1rem_minmax(0,1fr)_auto] [&::-webkit-details-marker]:hidden">
      <Glyph name="right" className="mt-1 size-3 text-ink-3 transition-transform group-open/row:rotate-90 print:invisible" />
      <span className="min-w-0">
        <span className="font-medium">
          <English>{title}</English>
        </span>{" "}
        <span className="font-mono text-sm text-ink-3">{controlId}</span>
        <About item={item} />
        {computed ? <span className="block text-sm text-ink-2">{computed}</span> : null}
        {lacks ? <span className="block text-sm text-ink-2">{lacks}</span> : null}
      </span>
      <span className="col-start-2 flex flex-wrap gap-1.5 sm:col-start-3 sm:justify-end">
        {isCarried(item) ? <Chip tone="warn">{t("carried.chip")}</Chip> : null}
        <Stand item={item} />
      </span>
    </summary>
  );
}

/** What is still missing, without the name that stands above it; nothing where the chip says it all. */
function lacksOf({ missing, controlId, title }: ListedItem): string | null {
  if (!missing || missing.code === "checklist.unanswered") return null;
  const named = `${controlId} ${title}`;
  const rest = missing.message.startsWith(named) ? missing.message.slice(named.length).replace(/^\s*:\s*/, "") : missing.message;
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** Who answers it, how much it asks, and how much evidence there is. */
function About({ item: { role, intensity, evidence, byCountersign, computed, gate } }: { item: ListedItem }) {
  const t = useTranslations("checklist.row");
  const who = gate === null || computed ? "" : byCountersign ? t("byCountersign") : t("answers", { role });
  const line = dotted([who, intensity === "lite" && t("lite"), t("evidence", { count: evidence.length })]);
  return line ? <span className="block text-sm text-ink-3">{line}</span> : null;
}

const ELSEWHERE: Record<string, string> = {
  comes_with_signature: "comesWithSignature",
  at_this_gate: "atThisGate",
  inherited: "inherited",
};

/** Where the control stands. An answer that is not backed by what its tier asks for does not look done. */
function Stand({ item: { done, doneAs, status } }: { item: ListedItem }) {
  const t = useTranslations("checklist.row");
  const elsewhere = ELSEWHERE[doneAs ?? ""];
  if (elsewhere) return <Chip>{t(elsewhere)}</Chip>;
  if (done)
    return status === "not_applicable" ? (
      <StateChip of="control" state="not_applicable" />
    ) : (
      <Chip tone="good" glyph="check">
        {t("done")}
      </Chip>
    );
  if (status === "effective")
    return (
      <Chip tone="warn" glyph="half">
        {t("answered")}
      </Chip>
    );
  return <StateChip of="control" state={status === "not_applicable" ? "claimed_not_applicable" : (status ?? "unanswered")} />;
}
