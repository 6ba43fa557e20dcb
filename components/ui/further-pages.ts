// The pages of a list after the first, as far as they were asked for. A cursor is a place and no number, so pages stay what they are
// while rows come and go before them.

export type FurtherPage<Row> = {
  /** Where the page begins. */
  cursor: string;
  /** Null while they are not at hand: given back for room, or not read again since something changed. */
  rows: readonly Row[] | null;
  /** Whether something may have changed since they were read. They are shown until they are read again. */
  isStale: boolean;
  /** How many there were. */
  count: number;
  /** In pixels, as they were last shown: the room they take while they are out of the document. */
  height: number;
};
export type FurtherPages<Row> = {
  pages: readonly FurtherPage<Row>[];
  /** Where the first page that was never read begins; null at the end of the list. */
  next: string | null;
};

/** As many pages keep their rows in memory. */
const KEPT = 40;

export const noneYet = <Row>(next: string | null): FurtherPages<Row> => ({ pages: [], next });

const replaced = <Row>(pages: readonly FurtherPage<Row>[], at: number, change: Partial<FurtherPage<Row>>) =>
  pages.map((page, place) => (place === at ? { ...page, ...change } : page));

/** The page at this place begins there now; null: the list ends before it. What was read for another beginning is read again. */
function beginsAt<Row>({ pages, next }: FurtherPages<Row>, at: number, cursor: string | null): FurtherPages<Row> {
  if (cursor === null) return { pages: pages.slice(0, at), next: null };
  const page = pages[at];
  if (!page) return { pages, next: cursor };
  return page.cursor === cursor ? { pages, next } : { pages: replaced(pages, at, { cursor, isStale: true }), next };
}

/** After the first page was made anew, which ends there. */
export const firstEndsAt = <Row>(further: FurtherPages<Row>, next: string | null) => beginsAt(further, 0, next);

/** The first page that is in sight and not at hand as it is now; `atEnd`: the end of the list is in sight too. */
export function wanted<Row>({ pages, next }: FurtherPages<Row>, inSight: ReadonlySet<number>, atEnd: boolean): number | null {
  const place = pages.findIndex(({ rows, isStale }, at) => inSight.has(at) && (rows === null || isStale));
  if (place >= 0) return place;
  return atEnd && next !== null ? pages.length : null;
}

/** Where the page at this place begins. */
export const cursorAt = <Row>({ pages, next }: FurtherPages<Row>, at: number): string | null => pages[at]?.cursor ?? next;

/** Gives back the rows that are farthest from the page at this place. */
function roomAround<Row>(pages: readonly FurtherPage<Row>[], here: number): readonly FurtherPage<Row>[] {
  const held = pages.flatMap(({ rows }, at) => (rows === null ? [] : [at]));
  const given = new Set(held.sort((a, b) => Math.abs(a - here) - Math.abs(b - here)).slice(KEPT));
  return given.size === 0 ? pages : pages.map((page, at) => (given.has(at) ? { ...page, rows: null } : page));
}

/** The page that begins at this cursor was read; an answer for a beginning that is no longer one says nothing. */
export function came<Row>(
  further: FurtherPages<Row>,
  cursor: string,
  answer: { rows: readonly Row[]; next: string | null },
): FurtherPages<Row> {
  const read = { cursor, rows: answer.rows, count: answer.rows.length, isStale: false };
  const at = further.pages.findIndex((page) => page.cursor === cursor);
  if (at >= 0) {
    const pages = roomAround(replaced(further.pages, at, read), at);
    return beginsAt({ ...further, pages }, at + 1, answer.next);
  }
  if (further.next !== cursor) return further;
  const pages = [...further.pages, { ...read, height: 0 }];
  return { pages: roomAround(pages, pages.length - 1), next: answer.next };
}

/** Something changed: each page is read again when it is seen next. */
export const allStale = <Row>({ pages, next }: FurtherPages<Row>): FurtherPages<Row> => ({
  pages: pages.map((page) => ({ ...page, isStale: true })),
  next,
});

export const tall = <Row>(further: FurtherPages<Row>, at: number, height: number): FurtherPages<Row> =>
  further.pages[at]?.height === height ? further : { ...further, pages: replaced(further.pages, at, { height }) };

/** How many rows were read so far after the first page. */
export const countOf = <Row>({ pages }: Pick<FurtherPages<Row>, "pages">): number =>
  pages.reduce((sum, { count }) => sum + count, 0);

/** The place in the whole list of the first row of each page, when that of the first one is known. */
export function startsOf<Row>(pages: FurtherPages<Row>["pages"], first: number): number[] {
  let start = first;
  return pages.map(({ count }) => {
    start += count;
    return start - count;
  });
}
