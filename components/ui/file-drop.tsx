"use client";
import { useTranslations } from "next-intl";
import { type DragEvent, useId, useState } from "react";
import { Button, buttonLook } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { RefusalReasons } from "./refusal.tsx";
import { SentFile } from "./sent-file.tsx";
import { type Sending, useUpload } from "./use-upload.ts";

type FileDropProps = {
  /** Where the file goes, as multipart field `file`: `/api/v1/imports`. */
  url: string;
  /** What to drop here: "Evidence for CC-FAI-01". */
  label: string;
  help?: string;
  /** As of the file input: ".csv,.xlsx". */
  accept?: string;
  maxBytes?: number;
  fields?: Record<string, string>;
  /** With the server's answer, after success. */
  onDone?: (data: unknown) => void;
};

/** A place to drop a file or to pick one. It sends it at once, shows how far it is, and what the server said. Of several it takes one, and says so. */
export function FileDrop({ url, label, help, accept, maxBytes = Number.POSITIVE_INFINITY, fields = {}, onDone }: FileDropProps) {
  const t = useTranslations("ui.file");
  const id = useId();
  const [over, setOver] = useState(false);
  const [left, setLeft] = useState(0);
  const { sending, send, stop } = useUpload({ maxBytes, onDone });

  const take = (files: FileList | null) => {
    const [file, ...others] = files ?? [];
    if (!file) return;
    setLeft(others.length);
    send({ url, file, fields });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };

  return (
    <div className="print:hidden">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the pointer; the picker inside has the keyboard. */}
      <div
        onDragOver={drag}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={classNames(
          "flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-dashed px-3.5 py-3",
          over ? "border-accent bg-accent-soft" : "border-edge",
        )}
      >
        <input
          id={id}
          type="file"
          accept={accept}
          aria-describedby={help ? `${id}-help` : undefined}
          className="peer sr-only"
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = "";
          }}
        />
        <label
          htmlFor={id}
          className={buttonLook(
            {},
            "peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent",
          )}
        >
          {t("choose")}
          <span className="sr-only">: {label}</span>
        </label>
        <p className="min-w-0 flex-1 basis-48">
          {t("drop", { label })}
          {help ? (
            <span id={`${id}-help`} className="block text-sm text-ink-3">
              {help}
            </span>
          ) : null}
        </p>
      </div>
      <div aria-live="polite" className="mt-2 empty:mt-0">
        {sending?.reasons ? <Refused sending={sending} again={() => send({ url, file: sending.file, fields })} /> : null}
        {sending && !sending.reasons ? <SentFile sending={sending} stop={stop} /> : null}
        {sending && left > 0 ? <p className="mt-1 text-warn">{t("left", { name: sending.file.name, count: left })}</p> : null}
      </div>
    </div>
  );
}

function Refused({ sending: { file, reasons }, again }: { sending: Sending; again: () => void }) {
  const t = useTranslations("ui.file");
  return (
    <div className="rounded-lg border border-bad/40">
      <RefusalReasons reasons={reasons ?? []} />
      <div className="border-t border-line px-3.5 py-2">
        <Button size="small" onClick={again}>
          {t("again", { name: file.name })}
        </Button>
      </div>
    </div>
  );
}
