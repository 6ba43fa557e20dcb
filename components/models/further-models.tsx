"use client";
// The rows of the list of models that come after its first page: read as they are scrolled to, in the document only near the view.
import { createContext, type ReactNode, type RefObject, use, useRef, useState } from "react";
import type { Params } from "#components/ui/link";
import { type Further, useFurther } from "./use-further.ts";

type InList = Further & { list: RefObject<HTMLDivElement | null> };

const NoList: InList = {
  list: { current: null },
  pages: [],
  isReading: false,
  hasFailed: false,
  hasMore: false,
  isPresent: () => true,
  seen: () => undefined,
  endSeen: () => undefined,
  readMore: () => undefined,
};
const Context = createContext<InList>(NoList);

export const useFurtherModels = (): InList => use(Context);

type FurtherModelsProps = {
  /** The list by its address: what was scrolled to is kept under it for going back. */
  name: string;
  /** What the list is narrowed to and sorted by, as REST is asked for it. */
  query: Params;
  /** Where the page after the first begins. */
  next: string | null;
  children: ReactNode;
};

/** Around the table and what stands below it. */
export function FurtherModels({ name, query, next, children }: FurtherModelsProps) {
  const [focused, setFocused] = useState<number | null>(null);
  const further = useFurther({ name, query, next, focused });
  const list = useRef<HTMLDivElement>(null);
  return (
    <Context value={{ ...further, list }}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: notes where the focus is; nothing can be done with the element itself. */}
      <div
        ref={list}
        onFocus={({ target }) => {
          const page = target.closest("tbody")?.dataset.page;
          if (target.closest("tbody")) setFocused(page === undefined ? -1 : Number(page));
        }}
      >
        {children}
      </div>
    </Context>
  );
}
