"use client";
import { useTranslations } from "next-intl";
import { useCallback, useRef, useState } from "react";
import type { Refused } from "./refusal.tsx";
import { upload } from "./upload.ts";

/** `share` is how much of it is sent, of one. */
export type Sending = { file: File; share: number; reasons: Refused[] | null; done: boolean };

type Sent = { url: string; file: File; fields: Record<string, string> };

const orUnreachable = (reasons: Refused[], message: string): Refused[] =>
  reasons.length > 0 ? reasons : [{ code: "unreachable", message }];

/** Sends one file at a time, and tells how far it is and what the server said. What is stopped was never sent. */
export function useUpload({ maxBytes, onDone }: { maxBytes: number; onDone?: ((data: unknown) => void) | undefined }) {
  const t = useTranslations("ui.file");
  const [sending, setSending] = useState<Sending | null>(null);
  const underway = useRef<AbortController>(null);
  const stop = useCallback(() => underway.current?.abort(), []);

  const transfer = async ({ file, ...where }: Sent) => {
    stop();
    const control = new AbortController();
    underway.current = control;
    const progress = (share: number) => setSending({ file, share, reasons: null, done: false });
    progress(0);
    const answer = await upload({ ...where, file, onProgress: progress, signal: control.signal });
    if (control.signal.aborted) return setSending(null);
    setSending({ file, share: 1, reasons: answer.ok ? null : orUnreachable(answer.reasons, t("unreachable")), done: answer.ok });
    if (answer.ok) onDone?.(answer.data);
  };
  const send = (sent: Sent) => {
    if (sent.file.size <= maxBytes) return void transfer(sent);
    const tooLarge = { code: "tooLarge", message: t("tooLarge", { megabytes: Math.floor(maxBytes / (1024 * 1024)) }) };
    setSending({ file: sent.file, share: 0, reasons: [tooLarge], done: false });
  };
  const isUnderWay = sending !== null && !sending.done && sending.reasons === null;
  return { sending, isUnderWay, send, stop };
}
