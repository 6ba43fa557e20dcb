import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Glyph } from "#components/ui/glyph";
import { Link } from "#components/ui/link";
import { ToastRegion } from "#components/ui/toast";
import { type Destination, Finder } from "../palette/finder.tsx";
import { contentId } from "./content-id.ts";
import { KeptFocus } from "./kept-focus.tsx";
import { Mark } from "./mark.tsx";
import { Navigation, type NavigationItem, navigationId } from "./navigation.tsx";
import { PageOnItsWay, WayLine } from "./page-on-its-way.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

type AppShellProps = {
  /** Only where this person may go. What is left out here is still refused by the door. */
  items: NavigationItem[];
  /** `roles` in words, as they stand today; `access` says where they hold: "Your access: Retail credit, Fraud". */
  person: { id: string; name: string; roles: string[]; access: ReactNode };
  signOut: ReactNode;
  /** Where the palette leads and which keys lead there; null for somebody who has nothing to find. */
  finds: { destinations: Destination[]; mayRegister: boolean; isApple: boolean } | null;
  /** Lines above everything: demonstration data, simulated dates. See Banner. */
  banners?: ReactNode;
  /** What this person has to know before anything else, above each page. */
  notices?: ReactNode;
  /** On the right of the top bar: something true of the whole installation, such as the state of the ledger. */
  status?: ReactNode;
  children: ReactNode;
};

/** The frame of every page behind the sign-in: skip link, banners, navigation by job, search, and the page itself. */
export function AppShell({ items, person, signOut, finds, banners, notices, status, children }: AppShellProps) {
  const t = useTranslations("shell");
  return (
    <>
      <a
        href={`#${contentId}`}
        className="sr-only z-40 rounded-md bg-accent px-3 py-2 font-medium text-accent-ink focus:not-sr-only focus:fixed focus:start-3 focus:top-3"
      >
        {t("skip")}
      </a>
      <div className="min-h-dvh lg:grid lg:grid-cols-[13.5rem_minmax(0,1fr)] print:block">
        <Navigation head={<Brand />} items={items}>
          <HelpLink />
          <Person person={person} signOut={signOut} />
        </Navigation>
        <div className="min-w-0 border-line lg:border-s print:border-0">
          <header>
            {banners}
            <div className="flex min-h-13 items-center gap-3 px-4 pt-2.5 lg:px-7 print:hidden">
              <button
                type="button"
                popoverTarget={navigationId}
                aria-label={t("menu")}
                className="grid size-8 shrink-0 place-items-center rounded-md border border-line-strong bg-surface lg:hidden"
              >
                <svg
                  viewBox="0 0 16 16"
                  aria-hidden="true"
                  className="size-4"
                  fill="none"
                  stroke="currentColor"
                  strokeWidth="1.6"
                >
                  <path d="M2 4h12M2 8h12M2 12h12" />
                </svg>
              </button>
              {finds ? <Finder personId={person.id} {...finds} /> : null}
              {status ? <div className="ms-auto shrink-0 text-ink-3">{status}</div> : null}
            </div>
          </header>
          <main id={contentId} tabIndex={-1} className="max-w-[84rem] px-4 pt-3 pb-16 lg:px-7 print:max-w-none print:p-0">
            {notices}
            <PageOnItsWay under="/">{children}</PageOnItsWay>
          </main>
        </div>
      </div>
      <WayLine />
      <KeptFocus />
      <ToastRegion />
    </>
  );
}

function Brand() {
  const t = useTranslations("shell");
  return (
    <Link plain href="/" className="mb-3 flex min-h-8 w-fit items-center gap-2 px-2.5 text-lg font-semibold tracking-tight">
      <Mark className="size-5.5 text-accent" />
      {t("product")}
    </Link>
  );
}

function HelpLink() {
  const t = useTranslations("shell");
  return (
    <nav aria-label={t("help")}>
      <Link
        plain
        href="/help"
        className="mb-2 flex min-h-8 items-center gap-2.5 rounded-md border border-transparent px-2.5 text-ink-2 hover:bg-sunken hover:text-ink forced-colors:border-[Canvas]"
      >
        <Glyph name="help" className="size-4 text-ink-3" />
        {t("help")}
      </Link>
    </nav>
  );
}

function Person({ person: { id, name, roles, access }, signOut }: Pick<AppShellProps, "person" | "signOut">) {
  const t = useTranslations("shell.account");
  return (
    <section aria-label={t("label")} data-person={id} className="border-t border-line px-2.5 pt-3 pb-1">
      <p className="font-medium">{name}</p>
      <p className="text-sm text-ink-3">{roles.join(", ")}</p>
      <p className="text-sm text-ink-3">{access}</p>
      {/* The longest words for signing out have room beside the switch, which ends where the places above end. */}
      <div className="-me-2.5 mt-2.5 flex flex-wrap items-center justify-between gap-y-1">
        {signOut}
        <ThemeSwitch />
      </div>
    </section>
  );
}
