// What somebody does to a page before its scripts are there. The function runs as text, in front of the page: it uses nothing but itself.

export type EarlyHand = {
  /** The long texts somebody went into. */
  shielded: Set<HTMLTextAreaElement>;
  /** The button that was pressed last, of those that do nothing by themselves. */
  pressed: HTMLButtonElement | null;
  /** What was done to the fields, to be done again. */
  acts: (() => void)[];
  /** Ends the noting. */
  end: () => void;
};

declare global {
  interface Window {
    earlyHand?: EarlyHand;
  }
}

/**
 * Until the page can answer: notes what is pressed, shields a long text from React, which would write its first words into it again and
 * take the caret away while it takes the page over, and holds back a form that only scripts can send: the browser would send it as an
 * address, with everything in it. A form with an address of its own goes its way.
 */
export function noteEarlyHand(): void {
  const goesByItself = (form: Element | null) => form?.hasAttribute("action") === true;
  const hand: EarlyHand = { shielded: new Set(), pressed: null, acts: [], end: () => listening.abort() };
  const listening = new AbortController();
  const listen = (type: string, act: (target: Element, event: Event) => void) =>
    document.addEventListener(type, (event) => event.target instanceof Element && act(event.target, event), {
      capture: true,
      signal: listening.signal,
    });
  listen("focusin", (text) => {
    if (!(text instanceof HTMLTextAreaElement)) return;
    for (const name of ["value", "defaultValue"]) {
      const { get } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, name) ?? {};
      Object.defineProperty(text, name, { configurable: true, get, set: () => {} });
    }
    hand.shielded.add(text);
  });
  listen("click", (target) => {
    const button = target.closest("button");
    if (button && !button.popoverTargetElement && !(button.type === "submit" && goesByItself(button.form))) hand.pressed = button;
  });
  listen("submit", (form, event) => {
    if (!goesByItself(form)) event.preventDefault();
  });
  window.earlyHand = hand;
}
