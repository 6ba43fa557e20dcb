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

/** Kept views as links, the list as it is now to be kept, and one's own to be forgotten. */
export function Views({ path, params, views }: { path: string; params: Params; views: View[] }) {
  const t = useTranslations("models.views");
  const { cursor: _, ...kept } = params;
  const query = hrefWith("", kept).replace(/^\?/, "");
  const isHere = (view: View) => sorted(view.query) === sorted(query);
  const mine = views.filter(({ isMine }) => isMine);
  if (views.length === 0 && query === "") return null;
  return (
    <nav aria-label={t("label")} className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 print:hidden">
      {views.map((view) => (
        <Link
          key={view.id}
          href={`${path}?${view.query}`}
          aria-current={isHere(view) ? "page" : undefined}
          className="inline-flex min-h-6 items-center aria-[current=page]:font-semibold"
        >
          {view.name}
          {view.isMine ? null : <span className="ms-1 text-sm text-ink-3">({t("sharedBy")})</span>}
        </Link>
      ))}
      {query && !views.some(isHere) ? <SaveViewButton query={query} /> : null}
      {mine.length > 0 ? (
        <Disclosure summary={t("manage")}>
          <ul className="flex flex-wrap gap-2">
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
