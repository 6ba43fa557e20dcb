"use client";
// The browser's own modal dialog: it keeps the focus inside, closes on Escape, gives the focus back, and costs no library.
import { useTranslations } from "next-intl";
import { type ReactNode, useDeferredValue, useEffect, useId, useRef, useState } from "react";
import { useActions } from "../actions/use-actions.ts";
import { Button, type ButtonLook } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { Glyph } from "./glyph.tsx";
import { begin, openModal } from "./open-modal.ts";

type DialogProps = {
  open: boolean;
  onClose: () => void;
  /** Names the object of a destructive or signing act: "Refuse Retail credit scorecard 3.2.0". */
  title: string;
  size?: "wide";
  children: ReactNode;
};

/**
 * Asks for something before going on. A click outside does not close it: what was typed would be lost by a slip. The frame shows
 * at once and what is in it a moment later, so that no key or click waits for a long form.
 */
export function Dialog({ open, onClose, title, size, children }: DialogProps) {
  const t = useTranslations("ui.dialog");
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const isFilled = useDeferredValue(open, false) && open;

  useEffect(() => {
    const element = dialog.current;
    if (!open || !element) return;
    const close = openModal(element);
    return () => close();
  }, [open]);
  useEffect(() => {
    if (isFilled && dialog.current && document.activeElement?.id === titleId) begin(dialog.current);
  }, [isFilled, titleId]);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.currentTarget.matches(":modal")) onClose();
      }}
      className={classNames(
        "m-auto max-h-[calc(100dvh-2rem)] w-full flex-col rounded-lg border border-line-strong bg-surface text-ink shadow-float open:flex",
        size === "wide" ? "max-w-[min(48rem,calc(100vw-2rem))]" : "max-w-[min(32rem,calc(100vw-2rem))]",
      )}
    >
      <div className="flex items-start justify-between gap-4 border-b border-line px-4 py-2.5">
        <h2 id={titleId} tabIndex={-1} className="py-0.5 text-lg font-semibold">
          {title}
        </h2>
        <button
          type="button"
          onClick={onClose}
          aria-label={t("close")}
          className="grid size-7 shrink-0 place-items-center rounded-md text-ink-3 hover:bg-sunken hover:text-ink"
        >
          <Glyph name="cross" className="size-3" />
        </button>
      </div>
      <div
        className={classNames(
          "dialog-body overflow-y-auto overscroll-contain px-4 pt-3 after:block after:h-3",
          !isFilled && "min-h-40",
        )}
        aria-busy={!isFilled}
      >
        {isFilled ? children : null}
      </div>
    </dialog>
  );
}

type DialogButtonProps = ButtonLook & {
  label: ReactNode;
  title: string;
  wide?: boolean;
  /** There is one of it on the page: then the palette offers it, too. */
  offered?: boolean;
  /** The content, given how to close it. It begins anew each time. */
  children: (close: () => void) => ReactNode;
};

/** A button and the dialog it opens. */
export function DialogButton({ label, title, wide, offered, children, ...look }: DialogButtonProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  useActions(offered ? [{ id, label: title, group: "page", run: () => setOpen(true) }] : []);
  const close = () => setOpen(false);
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)} {...look}>
        {label}
      </Button>
      <Dialog open={open} onClose={close} title={title} size={wide ? "wide" : undefined}>
        {children(close)}
      </Dialog>
    </>
  );
}
