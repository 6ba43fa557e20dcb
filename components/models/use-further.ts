"use client";
import { useCallback, useEffect, useState } from "react";
import type { Params } from "#components/ui/link";
import type { ListedModel } from "#lib/models/list.schema";
import { doneEvent } from "../ui/done-event.ts";
import { allStale, came, cursorAt, type FurtherPages, firstEndsAt, noneYet, tall, wanted } from "../ui/further-pages.ts";
import { type LeftLists, useGoingBack } from "../ui/going-back.ts";
import { usePrinting } from "../ui/use-printing.ts";
import { readModels } from "./read-models.ts";

type Pages = FurtherPages<ListedModel>;
type InSight = ReadonlySet<number>;
export type Further = {
  pages: Pages["pages"];
  isReading: boolean;
  hasFailed: boolean;
  hasMore: boolean;
  /** Whether the rows of this page are in the document. */
  isPresent: (at: number) => boolean;
  seen: (at: number, isInSight: boolean, height: number) => void;
  endSeen: (isInSight: boolean) => void;
  readMore: () => void;
};

type Asked = {
  name: string;
  query: Params;
  next: string | null;
  /** The page that has the focus: it and its neighbours stay in the document, so that one can walk on. */
  focused: number | null;
};

/** The pages after the first, which ends at `next`. */
function usePages(next: string | null) {
  const [further, setFurther] = useState<Pages>(() => noneYet(next));
  const [first, setFirst] = useState(next);
  if (first !== next) {
    setFirst(next);
    setFurther(firstEndsAt(allStale(further), next));
  }
  return [further, setFurther] as const;
}

/** What can be in sight: pages, by their places, and the end of the list. */
function useSight() {
  const [inSight, setInSight] = useState<InSight>(new Set());
  const [isEndInSight, endSeen] = useState(false);
  const seen = useCallback(
    (at: number, isInSight: boolean) =>
      setInSight((now) => new Set(isInSight ? [...now, at] : [...now].filter((one) => one !== at))),
    [],
  );
  return { inSight, setInSight, isEndInSight, endSeen, seen };
}

/** Counts what was changed here since the list was shown, and does this each time. */
function useChanges(whenChanged: () => void): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const changed = () => {
      whenChanged();
      setChanges((count) => count + 1);
    };
    addEventListener(doneEvent, changed);
    return () => removeEventListener(doneEvent, changed);
  }, [whenChanged]);
  return changes;
}

const left: LeftLists<{ further: Pages; inSight: InSight }> = new Map();

export function useFurther({ name, query, next, focused }: Asked): Further {
  const [further, setFurther] = usePages(next);
  const { inSight, setInSight, isEndInSight, endSeen, seen } = useSight();
  const [isAsked, setAsked] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const [becomeStale] = useState(() => () => setFurther(allStale));
  const changes = useChanges(becomeStale);
  const isPrinting = usePrinting();

  const near = focused === null ? inSight : new Set([...inSight, focused - 1, focused, focused + 1]);
  const place = hasFailed ? null : wanted(further, near, isEndInSight || isAsked);
  const cursor = place === null ? null : cursorAt(further, place);
  const asked = JSON.stringify(query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after a change the same page is read again.
  useEffect(() => {
    if (cursor === null) return;
    const asking = new AbortController();
    const answered = (answer: Awaited<ReturnType<typeof readModels>>) => {
      setFurther((now) => came(now, cursor, answer));
      setAsked(false);
      // What came may have moved the end out of sight: it is looked for anew.
      endSeen(false);
    };
    readModels(JSON.parse(asked), cursor, asking.signal).then(answered, () => asking.signal.aborted || setFailed(true));
    return () => asking.abort();
  }, [cursor, asked, changes]);

  useGoingBack(left, name, { further, inSight }, (kept) => {
    setFurther(firstEndsAt(allStale(kept.further), next));
    setInSight(kept.inSight);
  });

  const noted = useCallback(
    (at: number, isInSight: boolean, height: number) => {
      seen(at, isInSight);
      if (height > 0) setFurther((now) => tall(now, at, height));
    },
    [seen, setFurther],
  );
  return {
    pages: further.pages,
    isReading: cursor !== null,
    hasFailed,
    hasMore: further.next !== null,
    isPresent: (at) => isPrinting || near.has(at) || further.pages[at]?.height === 0,
    seen: noted,
    endSeen,
    readMore: () => {
      setFailed(false);
      setAsked(true);
    },
  };
}
