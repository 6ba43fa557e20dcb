// What can be held against the files of the container without one: no container is built or run by the tests.
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { readSettings, SETTINGS } from "#lib/host/settings";

const FOLDER = "container";
const containerfile = readFileSync(join(FOLDER, "Containerfile"), "utf8").replaceAll("\\\n", " ");
const instructions = (name: string) =>
  [...containerfile.matchAll(new RegExp(`^\\s*${name} (.*)$`, "gm"))].map(([, rest = ""]) => rest.trim());

const Service = z.object({
  image: z.string().optional(),
  build: z.object({ context: z.string(), dockerfile: z.string() }).optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.union([z.string(), z.number()])),
  volumes: z.array(z.string()),
  ports: z.array(z.string()).optional(),
  healthcheck: z.object({ disable: z.boolean().optional() }).loose().optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.literal("service_healthy") })).optional(),
});
const Compose = z.object({ services: z.record(z.string(), Service), volumes: z.record(z.string(), z.null()) }).loose();
const compose = Compose.parse(parse(readFileSync(join(FOLDER, "compose.yaml"), "utf8"), { merge: true }));
const { app, worker, database } = compose.services;

const inImage = Object.fromEntries(
  [...(instructions("ENV")[0] ?? "").matchAll(/(\w+)=(\S+)/g)].map(([, name = "", value = ""]) => [name, value]),
);
const exampleNames = [...readFileSync(join(FOLDER, "countersign.env.example"), "utf8").matchAll(/^(\w+)=/gm)].map(
  ([, name]) => name,
);

/** What the file of secrets would be filled in with. */
const filled = (environment: Record<string, string | number>) =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      String(value)
        .replace(/\$\{NEXTAUTH_URL:\?\}/, "https://governance.bank.example")
        .replace(/\$\{\w+:-(\w*)\}/, "$1")
        .replace(/\$\{(\w+):\?\}/g, "0123456789abcdef0123456789abcdef"),
    ]),
  );

describe("the Containerfile", () => {
  test("copies what is there, and everything the program is built of", () => {
    const copied = instructions("COPY")
      .filter((rest) => !rest.startsWith("--from"))
      .flatMap((rest) => rest.split(/\s+/).slice(0, -1));
    expect(copied.filter((path) => !existsSync(path))).toEqual([]);
    const bootstrap = readFileSync("bin/bootstrap.mjs", "utf8");
    const sources = [...(/const sources = \[([^\]]*)\]/.exec(bootstrap)?.[1] ?? "").matchAll(/"([^"]+)"/g)].map(
      ([, path = ""]) => path,
    );
    expect(sources.length).toBeGreaterThan(5);
    expect([...sources, "prisma", "demo", "bin", ".nvmrc", "package.json"].filter((path) => !copied.includes(path))).toEqual([]);
  });

  test("leaves out what is made anew, and nothing it copies", () => {
    const ignored = readFileSync(".dockerignore", "utf8").split("\n").filter(Boolean);
    expect(ignored).toEqual(expect.arrayContaining(["node_modules", ".next", ".git", ".countersign", "countersign.env"]));
    const copied = instructions("COPY").flatMap((rest) => rest.split(/\s+/).slice(0, -1));
    expect(copied.filter((path) => ignored.includes(path))).toEqual([]);
  });

  test("runs programs that exist, as a user who is not root, with settings the product knows", () => {
    expect(instructions("USER")).toEqual(["node"]);
    expect(JSON.parse(instructions("CMD").at(-1) ?? "")).toEqual(["node", "bin/start.mjs"]);
    const ours = Object.keys(inImage).filter((name) => name !== "NODE_ENV");
    expect(ours.filter((name) => !SETTINGS.includes(name))).toEqual([]);
    expect(instructions("EXPOSE")).toEqual([inImage.PORT]);
    expect(instructions("VOLUME")).toEqual([inImage.COUNTERSIGN_HOME]);
    expect(containerfile).toContain("/api/health/ready");
    expect(existsSync("app/api/health/ready/route.ts")).toBe(true);
  });
});

describe("the compose file", () => {
  test("gives app and worker settings that the product reads without a fault, out of the example's names", () => {
    for (const service of [app, worker]) {
      const environment = filled({ ...inImage, ...service?.environment });
      expect(() => readSettings(environment as NodeJS.ProcessEnv)).not.toThrow();
      expect(Object.keys(service?.environment ?? {}).filter((name) => !SETTINGS.includes(name))).toEqual([]);
    }
    const asked = new Set([...JSON.stringify(compose.services).matchAll(/\$\{(\w+):/g)].map(([, name]) => name));
    expect([...asked].sort()).toEqual([...exampleNames].sort());
  });

  test("agrees with the image on ports and folders, and with itself on volumes", () => {
    expect(app?.ports).toEqual([`127.0.0.1:${inImage.PORT}:${inImage.PORT}`]);
    for (const service of [app, worker]) {
      expect(service?.volumes).toEqual([`countersign:${inImage.COUNTERSIGN_HOME}`]);
      expect(service?.environment.EVIDENCE_URL).toBe(inImage.EVIDENCE_URL);
    }
    const mounts = Object.values(compose.services).flatMap(({ volumes }) => volumes.map((volume) => volume.split(":")[0] ?? ""));
    const files = mounts.filter((mount) => mount.startsWith("."));
    expect(files.filter((file) => !existsSync(join(FOLDER, file)))).toEqual([]);
    expect(mounts.filter((mount) => !mount.startsWith(".") && !(mount in compose.volumes))).toEqual([]);
    expect(existsSync(join(FOLDER, app?.build?.context ?? "", app?.build?.dockerfile ?? ""))).toBe(true);
    expect(existsSync(worker?.command?.[1] ?? "")).toBe(true);
    expect(dirname(join(FOLDER, app?.build?.context ?? ""))).toBe(".");
  });

  test("makes a database as the product wants it, with the roles of prisma/roles.sql under the passwords the addresses have", () => {
    const roles = readFileSync("prisma/roles.sql", "utf8");
    const script = readFileSync(join(FOLDER, "make-roles.sh"), "utf8");
    const variables = [...new Set([...roles.matchAll(/:'(\w+)'/g)].map(([, name = ""]) => name))];
    expect(variables).toHaveLength(2);
    for (const variable of variables) expect(script).toContain(`-v ${variable}="$${variable.toUpperCase()}"`);
    expect(statSync(join(FOLDER, "make-roles.sh")).mode & 0o111).not.toBe(0);
    const { environment = {} } = database ?? {};
    const of = (name: string) => new URL(filled(app?.environment ?? {})[name] ?? "");
    expect(of("DATABASE_OWNER_URL").username).toBe(environment.POSTGRES_USER);
    for (const name of ["DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_READ_URL"])
      expect(of(name).pathname).toBe(`/${environment.POSTGRES_DB}`);
    expect(roles).toContain(`CREATE ROLE ${of("DATABASE_URL").username} `);
    expect(roles).toContain(`CREATE ROLE ${of("DATABASE_READ_URL").username} `);
    expect(environment.POSTGRES_INITDB_ARGS).toContain("--data-checksums");
    expect(database?.command).toContain("max_prepared_transactions=0");
    expect(database?.image).toMatch(/postgres:1[89]$/);
  });
});
