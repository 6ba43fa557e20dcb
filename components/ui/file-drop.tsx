"use client";
import { useTranslations } from "next-intl";
import { type DragEvent, useId, useRef, useState } from "react";
import { Button, buttonLook } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { FileSize } from "./file-size.tsx";
import { Progress } from "./progress.tsx";
import { RefusalReasons, type Refused } from "./refusal.tsx";
import { upload } from "./upload.ts";

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

type Sending = { file: File; share: number; reasons: Refused[] | null; done: boolean };

const orUnreachable = (reasons: Refused[], message: string): Refused[] =>
  reasons.length > 0 ? reasons : [{ code: "unreachable", message }];

/** A place to drop a file or to pick one. It sends it at once, shows how far it is, and what the server said. */
export function FileDrop({ url, label, help, accept, maxBytes = Number.POSITIVE_INFINITY, fields = {}, onDone }: FileDropProps) {
  const t = useTranslations("ui.file");
  const id = useId();
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState<Sending | null>(null);
  const underway = useRef<AbortController>(null);

  const transfer = async (file: File) => {
    underway.current?.abort();
    const control = new AbortController();
    underway.current = control;
    const progress = (share: number) => setSending({ file, share, reasons: null, done: false });
    progress(0);
    const answer = await upload({ url, file, fields, onProgress: progress, signal: control.signal });
    if (control.signal.aborted) return setSending(null);
    setSending({ file, share: 1, reasons: answer.ok ? null : orUnreachable(answer.reasons, t("unreachable")), done: answer.ok });
    if (answer.ok) onDone?.(answer.data);
  };
  const send = (file: File | undefined) => {
    if (!file) return;
    if (file.size <= maxBytes) return void transfer(file);
    const tooLarge = { code: "tooLarge", message: t("tooLarge", { megabytes: Math.floor(maxBytes / (1024 * 1024)) }) };
    setSending({ file, share: 0, reasons: [tooLarge], done: false });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    send(event.dataTransfer.files[0]);
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
            send(event.currentTarget.files?.[0]);
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
        {sending ? <Sent sending={sending} cancel={() => underway.current?.abort()} again={() => send(sending.file)} /> : null}
      </div>
    </div>
  );
}

function Sent({
  sending: { file, share, reasons, done },
  cancel,
  again,
}: {
  sending: Sending;
  cancel: () => void;
  again: () => void;
}) {
  const t = useTranslations("ui.file");
  if (reasons) {
    return (
      <div className="rounded-lg border border-bad/40">
        <RefusalReasons reasons={reasons} />
        <div className="border-t border-line px-3.5 py-2">
          <Button size="small" onClick={again}>
            {t("again", { name: file.name })}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="flex items-end gap-3">
      <div className="grow">
        <Progress
          label={done ? t("done", { name: file.name }) : t("sending", { name: file.name })}
          value={share}
          max={1}
          note={<FileSize bytes={file.size} />}
        />
      </div>
      {done ? null : (
        <Button size="small" variant="quiet" onClick={cancel}>
          {t("cancel")}
        </Button>
      )}
    </div>
  );
}
