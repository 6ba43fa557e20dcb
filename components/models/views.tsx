import { useTranslations } from "next-intl";
import { Disclosure } from "#components/ui/disclosure";
import { hrefWith, Link, type Params } from "#components/ui/link";
import { ForgetViewButton, SaveViewButton } from "./view-actions.tsx";

type View = { id: string; name: string; query: string; isMine: boolean };

const sorted = (query: string) => {
  const params = new URLSearchParams(query);
  params.sort();
  return params.toString();
};

type ViewsProps = { path: string; params: Params; views: View[] };

/** What the address says of the list, but for the page of it. */
const queryOf = ({ cursor: _, ...kept }: Params) => hrefWith("", kept).replace(/^\?/, "");

const isHere = (query: string) => (view: View) => sorted(view.query) === sorted(query);

/** Kept views as links, and one's own to be forgotten. */
export function Views({ path, params, views }: ViewsProps) {
  const t = useTranslations("models.views");
  const query = queryOf(params);
  const mine = views.filter(({ isMine }) => isMine);
  if (views.length === 0) return null;
  return (
    <nav aria-label={t("label")} className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 print:hidden">
      <Link href={path} aria-current={query === "" ? "page" : undefined} className={LOOK}>
        {t("all")}
      </Link>
      {views.map((view) => (
        <Link
          key={view.id}
          href={`${path}?${view.query}`}
          aria-current={isHere(query)(view) ? "page" : undefined}
          className={LOOK}
        >
          {view.name}
          {view.isMine ? null : <span className="ms-1 text-sm text-ink-3">({t("sharedBy")})</span>}
        </Link>
      ))}
      {mine.length > 0 ? (
        <Disclosure summary={t("manage")}>
          <ul className="flex flex-wrap gap-x-4 gap-y-2">
            {mine.map(({ id, name }) => (
              <li key={id}>
                <ForgetViewButton viewId={id} name={name} />
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </nav>
  );
}

const LOOK = "inline-flex min-h-6 items-center aria-[current=page]:font-semibold";

/** Whether there is something to keep: the list is narrowed or sorted, and no view shows it so. */
export const isKeepable = (params: Params, views: View[]): boolean => {
  const query = queryOf(params);
  return query !== "" && !views.some(isHere(query));
};

/** Keeps the list as it is now under a name. */
export function KeepView({ params }: { params: Params }) {
  return <SaveViewButton query={queryOf(params)} />;
}
