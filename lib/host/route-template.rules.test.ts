import { expect, test } from "vitest";
import { templateOf } from "#lib/host/route-template.rules";

const template = templateOf({
  staticRoutes: [{ page: "/" }, { page: "/models/new" }],
  dynamicRoutes: [
    { page: "/api/v1/[...path]", regex: "^/api/v1/(.+?)(?:/)?$" },
    { page: "/models/[modelId]", regex: "^/models/([^/]+?)(?:/)?$" },
  ],
});

test.each([
  ["/", "/"],
  ["/models/new", "/models/new"],
  ["/models/MDL-0007", "/models/{modelId}"],
  ["/api/v1/models/x/history", "/api/v1/{path}"],
  ["/_next/static/chunks/a1b2.js", "/_next"],
  ["/wp-admin.php", "other"],
  ["/models/x/y/z", "other"],
])("%s belongs to %s", (path, expected) => expect(template(path)).toBe(expected));
