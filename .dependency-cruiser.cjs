// Who may import what. Rules are written on patterns, so a new capability is walled the moment its folder exists.
const generated = "^lib/db/generated";
const pure = "^lib/[^/]+/[a-z.-]*(rules|schema)\\.ts$";
const test = "(\\.test\\.ts$|^lib/test/)";
const infrastructure = "^lib/(core|access|ledger|db|policy)/";

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      comment: "A cycle hides who depends on whom.",
      from: { pathNot: generated },
      to: { circular: true },
    },
    {
      name: "rules-and-schemas-are-pure",
      severity: "error",
      comment: "Rules and schemas run in the browser and in tests without a database.",
      from: { path: pure },
      to: { pathNot: [pure, "^lib/core/(errors|page)\\.ts$", "^lib/access/permissions\\.ts$", "^node_modules/zod/"] },
    },
    {
      name: "one-door-to-the-database",
      severity: "error",
      comment: "Only the door and the holders of their own tables write, so nothing writes past authority and the ledger.",
      from: {
        pathNot: [
          "^lib/core/(run|refused|queue|job-caller|progress)\\.ts$",
          "^lib/worker\\.ts$",
          "^lib/db/",
          "^lib/ledger/seal\\.ts$",
          "^lib/access/(reauthenticate|throttle)\\.ts$",
          "^lib/web/(sessions|sign-in|context|upload|health|sweep)\\.ts$",
          "^lib/host/",
          test,
        ],
      },
      to: { path: "^lib/db/writer\\.ts$" },
    },
    {
      name: "readers-are-few",
      severity: "error",
      comment: "Queries get their connection from the door; only streams open one of their own.",
      from: { pathNot: ["^lib/core/run\\.ts$", "^lib/db/", "\\.job\\.ts$", "^lib/ledger/", "^lib/host/", test] },
      to: { path: "^lib/db/reader\\.ts$" },
    },
    {
      name: "generated-client-stays-in-db",
      severity: "error",
      comment: "Import types from lib/db/types; never the generated client.",
      from: { pathNot: ["^lib/db/", test] },
      to: { path: generated },
    },
    {
      name: "ledger-is-written-by-the-door",
      severity: "error",
      comment: "An event nobody decided is a lie.",
      from: { pathNot: ["^lib/core/(run|refused)\\.ts$", "^lib/ledger/", test] },
      to: { path: "^lib/ledger/append\\.ts$" },
    },
    {
      name: "core-knows-no-capability",
      severity: "error",
      comment: "The engine does not depend on what it runs.",
      from: { path: infrastructure, pathNot: test },
      to: { path: "^lib/", pathNot: [infrastructure, pure] },
    },
    {
      name: "operations-do-not-call-operations",
      severity: "error",
      comment: "Share a rule; react through an event or a job.",
      from: { path: "\\.(command|query)\\.ts$" },
      to: { path: "\\.(command|query|job)\\.ts$" },
    },
    {
      name: "a-store-is-private",
      severity: "error",
      comment: "Another capability's tables are read through one's own load, their meaning through its rules.",
      from: { path: "^lib/([^/]+)/", pathNot: test },
      to: { path: "^lib/([^/]+)/[a-z.-]*store\\.ts$", pathNot: "^lib/$1/" },
    },
    {
      name: "components-are-presentational",
      severity: "error",
      comment: "Components see shapes and rules, and the one door.",
      from: { path: "^components/" },
      to: { path: "^lib/", pathNot: [pure, "^lib/web/act\\.ts$", "^lib/core/errors\\.ts$", "^lib/access/permissions\\.ts$"] },
    },
    {
      name: "pages-go-through-the-door",
      severity: "error",
      comment: "app/ calls load(operations.x); it never loads or saves by itself.",
      from: { path: "^app/" },
      to: {
        path: "^lib/",
        pathNot: ["^lib/operations\\.ts$", "^lib/core/", "^lib/web/", pure, "^lib/access/", "^lib/policy/", "^lib/help/"],
      },
    },
    {
      name: "lib-is-below-app",
      severity: "error",
      comment: "The product does not know its web framework's folders.",
      from: { path: "^lib/" },
      to: { path: "^(app|components|e2e)/" },
    },
    {
      name: "tests-are-not-shipped",
      severity: "error",
      comment: "Builders of tests stay in tests.",
      from: { path: "^(lib|app|components)/", pathNot: test },
      to: { path: "^lib/test/" },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", generated] },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".json"],
    },
  },
};
