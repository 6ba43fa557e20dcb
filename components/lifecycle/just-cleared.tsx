"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useEffectEvent, useState } from "react";
import { Glyph } from "#components/ui/glyph";
import { keepInTab, keptInTab } from "../ui/kept-in-tab.ts";

/** A line of what is missing, under a name that stays while it is missing. */
export type Missing = { key: string; text: string };
type Kept = { missing: Missing[]; isAway: boolean };

const isKept = (value: unknown): value is Kept =>
  typeof value === "object" && value !== null && "missing" in value && Array.isArray(value.missing);

function keptAt(place: string): Kept | null {
  const kept = keptInTab(place);
  return isKept(kept) ? kept : null;
}

const keep = (place: string, kept: Kept): void => keepInTab(place, kept);

type Props = {
  /** Of what the list is: version and gate. */
  place: string;
  missing: Missing[];
  /** Before a line that is cleared. */
  label: string;
  children: ReactNode;
};

/** Beside what is missing: what was mended since it was last looked at here, ticked and told once. */
export function JustCleared({ place, missing, label, children }: Props) {
  const router = useRouter();
  const [cleared, setCleared] = useState<Missing[]>([]);
  const look = useEffectEvent(() => {
    const before = keptAt(place);
    const gone = (before?.missing ?? []).filter(({ key }) => !missing.some((one) => one.key === key));
    // Nothing new must not take away a tick that was just given.
    if (gone.length > 0) setCleared(gone);
    keep(place, { missing, isAway: false });
    // A page that was gone back to may be as it was left.
    if (before?.isAway && gone.length === 0) router.refresh();
  });
  const now = missing.map(({ key }) => key).join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at anew when something else is missing.
  useEffect(() => look(), [place, now]);
  const leave = (target: EventTarget) => {
    if (target instanceof Element && target.closest("a[href]")) keep(place, { missing, isAway: true });
  };
  return (
    <div onClickCapture={({ target }) => leave(target)}>
      <div role="status" className="empty:hidden">
        {cleared.map(({ key, text }) => (
          <p key={key} className="flex items-start gap-2.5 border-b border-line bg-good-soft px-3.5 py-2 text-good">
            <Glyph name="check" className="mt-1 size-3.5" />
            <span>
              <span className="font-medium">{label}</span> <s className="text-ink-2">{text}</s>
            </span>
          </p>
        ))}
      </div>
      {children}
    </div>
  );
}
