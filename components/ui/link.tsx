import NextLink from "next/link";
import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { LinkUnderWay } from "./link-under-way.tsx";

/** Parameters of an address, as a page receives them. */
export type Params = Record<string, string | string[] | undefined>;

type Changes = Record<string, string | string[] | null | undefined>;

/**
 * The address of `path` with `params` and then `changes` applied: null, undefined and empty remove one. A change of anything
 * but the cursor drops the cursor, because a place in one list means nothing in another.
 */
export function hrefWith(path: string, params: Params, changes: Changes = {}): string {
  const staysInList = "cursor" in changes || Object.keys(changes).length === 0;
  const merged: Changes = { ...params, ...(staysInList ? {} : { cursor: null }), ...changes };
  const pairs = Object.entries(merged).flatMap(([name, value]) =>
    [value ?? ""].flat().flatMap((one) => (one ? [[name, one]] : [])),
  );
  const query = new URLSearchParams(pairs).toString();
  return query ? `${path}?${query}` : path;
}

/**
 * A link inside the product. Nothing is fetched ahead: pages are computed for one person, and a table of fifty rows would
 * ask the server for fifty of them. `plain` leaves the look to the
 * surroundings.
 */
export function Link({ plain, className, children, ...props }: ComponentProps<typeof NextLink> & { plain?: boolean }) {
  return (
    <NextLink
      prefetch={false}
      className={classNames(
        !plain &&
          "text-accent underline decoration-accent/35 underline-offset-[0.2em] hover:decoration-current hover:decoration-2",
        className,
      )}
      {...props}
    >
      {children}
      <LinkUnderWay to={String(props.href)} />
    </NextLink>
  );
}
