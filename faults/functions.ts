// The product's Server Function, called as React calls it, or worse.
import { readFileSync } from "node:fs";
import { type Received, send } from "./wire";

const idOf = (): string =>
  Object.keys(JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8")).node)[0] ?? "";

/** Calls it with these arguments, already in the form they travel in. */
export const functionOf = (url: string, args: unknown, headers: Record<string, string>): Promise<Received> =>
  send(url, {
    method: "POST",
    path: "/models",
    headers: { accept: "text/x-component", "next-action": idOf(), "content-type": "text/plain;charset=UTF-8", ...headers },
    body: JSON.stringify(args),
  });
