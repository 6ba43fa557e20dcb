import type { ReactNode } from "react";

const CODE = /\b([A-Z0-9]+(?:-[A-Z0-9]+)+)\b/;

/** A sentence in which no id, number or date breaks at its hyphens. */
export const WholeCodes = ({ children }: { children: string }): ReactNode =>
  children.split(CODE).map((part, place) => {
    // Every second part is a code; the parts of one sentence have no identity but their place.
    const key = place;
    return place % 2 === 0 ? (
      part
    ) : (
      <span key={key} className="whitespace-nowrap">
        {part}
      </span>
    );
  });
