import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { rolesAnywhere } from "#lib/access/actor";
import { isDamaged } from "#lib/core/damaged";
import { Refusal } from "#lib/core/errors";
import type { AnyQuery, Caller, InputOf, OutputOf } from "#lib/core/operation";
import { run } from "#lib/core/run";
import { callerOfPage, requestIdOf } from "#lib/web/context";

/** Where next-auth prepares the sign-in and remembers the page that was asked for. */
const signInPath = async () =>
  `/api/auth/signin?${new URLSearchParams({ callbackUrl: (await headers()).get("x-countersign-path") ?? "/" })}`;

/** Who looks at this page; sent to the sign-in when nobody is signed in. Read once per request. */
export const viewer = cache(async (): Promise<Caller> => {
  try {
    return await callerOfPage(await requestIdOf());
  } catch (error) {
    if (error instanceof Refusal && error.code === "unauthenticated") redirect(await signInPath());
    throw error;
  }
});

/** Where somebody is sent who may not see this page: without any role to their account, which says what to do; otherwise it is not found. */
export function turnAway({ actor }: Caller): never {
  if (rolesAnywhere(actor).length === 0) redirect("/account");
  notFound();
}

/** Its digest is all that the browser gets of an error; components/shell/fault-of-ours.tsx knows this one. */
class DamagedPage extends Error {
  readonly digest = "damaged";
  constructor(cause: unknown) {
    super("what this page shows lies in a damaged file of the database", { cause });
  }
}

const TURNED_AWAY = new Set<string>(["notFound", "forbidden", "invalid"]);

/** What the frame and the page both ask for is read once per request. */
const read = cache(async (op: AnyQuery, input: string) => run(op, JSON.parse(input), await viewer()));

/** The only way a page gets data. What the viewer may not see is not found, nor is what no address of ours asks for. */
export async function load<Op extends AnyQuery>(op: Op, input: InputOf<Op>): Promise<OutputOf<Op>> {
  try {
    return await read(op, JSON.stringify(input));
  } catch (error) {
    if (error instanceof Refusal && TURNED_AWAY.has(error.code)) turnAway(await viewer());
    throw isDamaged(error) ? new DamagedPage(error) : error;
  }
}
