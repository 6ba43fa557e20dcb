"use client";
// What was done to a page before it could answer is done once more when it can. Between the two halves, in one and the same step of
// React, every form looks at its fields: it begins with what the server wrote, and is then filled as by hand.
import { useEffect, useLayoutEffect } from "react";
import { type Control, isChoice } from "../ui/read-form.ts";
import { typeInto } from "../ui/type-into.ts";

type Act = () => void;

/** Lays every field back to what the server wrote. Stands before everything it is about. */
export function EarlyActsTakenBack() {
  useLayoutEffect(() => {
    const hand = window.earlyHand;
    if (!hand) return;
    hand.end();
    // A long text is again what whoever writes into it makes of it.
    for (const text of hand.shielded) for (const name of ["value", "defaultValue"]) Reflect.deleteProperty(text, name);
    hand.acts = [...document.querySelectorAll<Control>("input, select, textarea")].flatMap(takenBack);
  }, []);
  return null;
}

/** Fills the fields again, and presses the button once everything listens. Stands after everything it is about. */
export function EarlyActsDone() {
  useLayoutEffect(() => {
    for (const act of window.earlyHand?.acts.splice(0) ?? []) act();
  }, []);
  useEffect(() => {
    const { pressed } = window.earlyHand ?? {};
    delete window.earlyHand;
    pressed?.click();
  }, []);
  return null;
}

/** Takes back what was done to a control, and says how to do it again; nothing for one that is as the server wrote it. */
function takenBack(control: Control): Act[] {
  if (isChoice(control)) return choiceTakenBack(control);
  if (["hidden", "password", "file"].includes(control.type)) return [];
  const { value } = control;
  const first = firstValue(control);
  if (value === first) return [];
  const selected = selectedIn(control);
  control.value = first;
  return [
    () => {
      typeInto(control, value);
      selected();
    },
  ];
}

function choiceTakenBack(control: HTMLInputElement): Act[] {
  const wanted = control.checked;
  if (wanted === control.defaultChecked) return [];
  control.checked = control.defaultChecked;
  // A dot is let go of by choosing another one.
  return wanted || control.type === "checkbox" ? [() => control.click()] : [];
}

function firstValue(control: Control): string {
  if (!(control instanceof HTMLSelectElement)) return control.defaultValue;
  const options = [...control.options];
  return (options.find(({ defaultSelected }) => defaultSelected) ?? options.find(({ disabled }) => !disabled))?.value ?? "";
}

/** Puts the caret, or what is selected, back to where it is now, if the control is the one that is typed into. */
function selectedIn(control: Control): Act {
  if (control instanceof HTMLSelectElement || control !== document.activeElement) return () => {};
  const { selectionStart: start, selectionEnd: end } = control;
  return () => start !== null && control.setSelectionRange(start, end);
}
