import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "./link.tsx";

/** Where this page stands, from the list down. The last entry is this page and has no `href`. */
export function Breadcrumbs({ trail }: { trail: { label: ReactNode; href?: string }[] }) {
  const t = useTranslations("ui.breadcrumbs");
  return (
    <nav aria-label={t("label")} className="mb-1 text-ink-3">
      <ol className="flex flex-wrap items-center">
        {trail.map(({ label, href }, index) => (
          <li key={href ?? "here"} className="flex min-h-6 items-center">
            {index > 0 ? (
              <span aria-hidden="true" className="px-1.5">
                /
              </span>
            ) : null}
            {href ? (
              <Link plain href={href} className="hover:text-ink hover:underline">
                {label}
              </Link>
            ) : (
              <span aria-current="page" className="text-ink-2">
                {label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
