import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { FollowedLink, type LinkProps } from "./followed-link.tsx";

export type ButtonLook = {
  /** primary: the one thing this page is for. danger: takes something away. quiet: beside others. None: everything else. */
  variant?: "primary" | "quiet" | "danger";
  size?: "small";
};

/** In colours of the system the one thing a page is for still stands out. */
const forced =
  "forced-colors:not-disabled:forced-color-adjust-none forced-colors:not-disabled:bg-[Highlight] forced-colors:not-disabled:text-[HighlightText]";

const looks = {
  plain: "border-line-strong bg-surface text-ink hover:border-edge hover:bg-sunken",
  primary: `border-accent bg-accent text-accent-ink hover:border-accent-strong hover:bg-accent-strong ${forced}`,
  danger: "border-bad bg-bad text-bad-ink hover:border-bad-strong hover:bg-bad-strong",
  quiet: "border-transparent text-ink-2 hover:bg-sunken hover:text-ink",
};

/** The room around its words: px-2 and px-3, which app/globals.css takes back from a quiet one. */
const sizes = { small: "min-h-6 px-2 text-sm", usual: "min-h-8 px-3 py-1" };
const flush = { small: "flush-small", usual: "flush" };

/** The look of a button, for the rare element that is neither button nor link (a `summary`, a `label`). */
export const buttonLook = ({ variant, size }: ButtonLook = {}, className?: string): string =>
  classNames(
    "inline-flex items-center justify-center gap-1.5 rounded-md border font-medium select-none sm:whitespace-nowrap",
    "transition-colors duration-100 print:hidden",
    "disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-ink-3",
    "aria-disabled:cursor-progress aria-disabled:opacity-75 forced-colors:border-[ButtonBorder]",
    sizes[size ?? "usual"],
    looks[variant ?? "plain"],
    variant === "quiet" && flush[size ?? "usual"],
    className,
  );

type ButtonProps = Omit<ComponentProps<"button">, "type"> & ButtonLook & { type?: "button" | "submit"; pending?: boolean };

/** A button. While `pending` it keeps its place and its focus, says that it is busy, and does nothing. */
export function Button({ variant, size, pending, className, children, type = "button", onClick, ...props }: ButtonProps) {
  return (
    <button
      type={type}
      className={buttonLook({ variant, size }, className)}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      {...props}
    >
      {pending ? <Spinner /> : null}
      {children}
    </button>
  );
}

/** A link that looks like a button: for going somewhere, never for doing something. */
export function ButtonLink({ variant, size, className, ...props }: Omit<LinkProps, "plain"> & ButtonLook) {
  return <FollowedLink plain className={buttonLook({ variant, size }, className)} {...props} />;
}

function Spinner() {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className="size-3.5 animate-spin">
      <path d="M8 1.8A6.2 6.2 0 1 1 1.8 8" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
