/** Where the typing begins: what carries `data-autofocus`, or the title that says what this is. */
export const begin = (dialog: HTMLElement) =>
  (dialog.querySelector<HTMLElement>("[data-autofocus]") ?? dialog.querySelector<HTMLElement>("h2"))?.focus();

/**
 * Opens a dialog, and gives the way to close it. What is behind a modal dialog is styled anew, all of it, before anything is painted: a tenth
 * of a second of a slow processor on a long page. So the dialog is shown in the top layer first, and takes the rest of the page out
 * of reach right after that was painted. The focus goes back to where it was, which the browser knows only of what was modal at once.
 */
export function openModal(dialog: HTMLDialogElement): () => void {
  const before = document.activeElement;
  let timer: ReturnType<typeof setTimeout> | undefined;
  dialog.popover = "manual";
  dialog.showPopover();
  begin(dialog);
  const rise = () => {
    const held = dialog.contains(document.activeElement) ? document.activeElement : null;
    dialog.hidePopover();
    dialog.removeAttribute("popover");
    dialog.showModal();
    if (held instanceof HTMLElement) held.focus();
    else begin(dialog);
  };
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(rise);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    if (dialog.matches(":popover-open")) dialog.hidePopover();
    dialog.removeAttribute("popover");
    dialog.close();
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  };
}
