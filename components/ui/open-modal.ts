import { focusClosestPart, pathFrom } from "./closest-part.ts";

/** Where the typing begins: what carries `data-autofocus`, or the title that says what this is. */
export const begin = (dialog: HTMLElement) =>
  (dialog.querySelector<HTMLElement>("[data-autofocus]") ?? dialog.querySelector<HTMLElement>("h2"))?.focus();

/** Does something right after the next paint, or at once when asked; once. Gives the way to ask for it, and to leave it. */
function afterPaint(act: () => void): { now: () => void; never: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOpen = true;
  const now = () => {
    if (isOpen) act();
    isOpen = false;
  };
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(now);
  });
  const never = () => {
    isOpen = false;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  return { now, never };
}

/** Dialogs that are out of sight and not closed yet, with the way to close them at once. */
const closing = new Map<HTMLDialogElement, () => void>();

/**
 * Opens a dialog, and gives the way to close it. What is behind a modal dialog is styled anew, all of it, when it opens and when it closes: a
 * tenth of a second of a slow processor on a long page. So the dialog is shown in the top layer first, and takes the rest of the page
 * out of reach right after that was painted; and it is out of sight first, and gives the page and the focus back after that. Then
 * `closed` is called: a dialog that leaves the document must stay in it until then, or the page is styled anew before the paint.
 */
export function openModal(dialog: HTMLDialogElement): (closed?: () => void) => void {
  // What one of them has the focus from is what the next one gives it back to.
  for (const end of closing.values()) end();
  const before = document.activeElement;
  const path = before ? pathFrom(before) : [];
  dialog.popover = "manual";
  dialog.showPopover();
  begin(dialog);
  const rise = afterPaint(() => {
    const held = dialog.contains(document.activeElement) ? document.activeElement : null;
    dialog.hidePopover();
    dialog.removeAttribute("popover");
    dialog.showModal();
    if (held instanceof HTMLElement) held.focus();
    else begin(dialog);
  });
  const giveBack = () => {
    closing.delete(dialog);
    const held = document.activeElement;
    const isFree = held === null || held === document.body || dialog.contains(held);
    if (dialog.matches(":popover-open")) dialog.hidePopover();
    dialog.removeAttribute("popover");
    dialog.close();
    dialog.style.removeProperty("display");
    // Whoever took the focus meanwhile keeps it. What opened the dialog may have gone with the act, and sooner than this comes.
    if (!isFree) return;
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    else focusClosestPart(path);
  };
  let isLeft = false;
  return (closed) => {
    if (isLeft) return;
    isLeft = true;
    rise.never();
    dialog.style.display = "none";
    const end = afterPaint(() => {
      giveBack();
      closed?.();
    });
    closing.set(dialog, end.now);
  };
}
