import { FollowedLink, type LinkProps } from "./followed-link.tsx";

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

/** A link inside the product (followed-link.tsx). */
export const Link = (props: LinkProps) => <FollowedLink {...props} />;
