import { useTranslations } from "next-intl";
import { classNames } from "../ui/class-names.ts";
import { frameShape, type Shape, shapeOf } from "./page-shapes.ts";

const edge = "rounded-lg border border-line bg-surface shadow-card";
const bar = "rounded-sm bg-sunken forced-colors:border";

/** The outline of the page on its way `to` an address, under the layout at `under`, at the size of what will be there. */
export function PageOutline({ under, to }: { under: string; to: string }) {
  const t = useTranslations("ui.skeleton");
  const { head, filters, body } = shapeOf(to);
  const frame = frameShape(under, to);
  return (
    <div role="status" aria-busy="true" data-outline={body}>
      <span className="sr-only">{t("loading")}</span>
      <div className="animate-pulse">
        {frame === "record" ? <Head lines={4} /> : null}
        {frame ? <div className="mb-4 h-9.5 border-b border-line" /> : null}
        {head ? <Head lines={1} /> : null}
        {filters ? (
          <div className="mb-3 flex min-h-8 gap-2">
            <div className={classNames(edge, "h-8 w-60 max-w-1/2")} />
            <div className={classNames(edge, "h-8 w-24")} />
            <div className={classNames(edge, "h-8 w-24 max-sm:hidden")} />
          </div>
        ) : null}
        <Body body={body} />
      </div>
    </div>
  );
}

/** Where the name will be, and below it what else the head of a record says. */
const Head = ({ lines }: { lines: number }) => (
  <div className="mb-4">
    {Array.from({ length: lines }, (_, line) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of an outline never move.
      <div key={line} className={classNames("flex items-center", line === lines - 1 || line === 1 ? "h-8" : "h-6")}>
        <div className={classNames(bar, line === (lines > 1 ? 1 : 0) ? "h-5 w-56" : "h-2.5 w-40")} />
      </div>
    ))}
  </div>
);

function Body({ body }: Pick<Shape, "body">) {
  switch (body) {
    case "table":
      return <Block rows={12} />;
    case "columns":
      return (
        <div className="grid items-start gap-4 lg:grid-cols-[1.55fr_1fr]">
          <Blocks rows={[5, 6, 4]} />
          <Blocks rows={[3, 4, 3]} />
        </div>
      );
    case "desk":
      return (
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_16.5rem] xl:grid-cols-[9.5rem_minmax(0,1fr)_16.5rem]">
          <div className="lg:max-xl:col-span-2">
            <div className={classNames(edge, "h-8.5 xl:hidden")} />
            <div className="max-xl:hidden">
              <Lines count={6} />
            </div>
          </div>
          <Blocks rows={[3, 6, 6]} />
          <Blocks rows={[4, 5]} />
        </div>
      );
    case "text":
      return (
        <div className="max-w-prose">
          <Lines count={14} />
        </div>
      );
    default:
      return <Blocks rows={[5, 6, 5]} />;
  }
}

const Blocks = ({ rows }: { rows: number[] }) => (
  <div className="grid min-w-0 gap-4">
    {rows.map((count, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of an outline never move.
      <Block key={place} rows={count} />
    ))}
  </div>
);

const Block = ({ rows }: { rows: number }) => (
  <div className={classNames(edge, "divide-y divide-line")}>
    {Array.from({ length: rows }, (_, row) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of an outline never move.
      <div key={row} className="flex h-9 items-center px-3.5">
        <div className={classNames(bar, "h-2.5", row === 0 ? "w-1/4" : row % 2 ? "w-2/3" : "w-1/2")} />
      </div>
    ))}
  </div>
);

const Lines = ({ count }: { count: number }) => (
  <div>
    {Array.from({ length: count }, (_, line) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of an outline never move.
      <div key={line} className="flex h-6 items-center">
        <div className={classNames(bar, "h-2.5", line % 4 === 3 ? "w-2/3" : "w-full")} />
      </div>
    ))}
  </div>
);
