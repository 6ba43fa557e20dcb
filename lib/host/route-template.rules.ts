/** Which page or route of the product a path belongs to: one of a fixed set of templates, so that what is counted by it stays bounded. */

export type Routes = { staticRoutes: { page: string }[]; dynamicRoutes: { page: string; regex: string }[] };

const OTHER = "other";
const readable = (page: string) => page.replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, "{$1}");

/** `routes` is what the framework says of the build. Static files share one template, and what fits nothing shares `other`. */
export function templateOf(routes: Routes): (path: string) => string {
  const fixed = new Set(routes.staticRoutes.map(({ page }) => page));
  const dynamic = routes.dynamicRoutes.map(({ page, regex }) => ({ template: readable(page), pattern: new RegExp(regex) }));
  return (path) => {
    if (fixed.has(path)) return path;
    if (path.startsWith("/_next/")) return "/_next";
    return dynamic.find(({ pattern }) => pattern.test(path))?.template ?? OTHER;
  };
}
