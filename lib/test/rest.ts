// An operation over REST, through the route's own handler: the path filled in, the rest as JSON.
import type { Operation } from "#lib/core/operation";
import { rest } from "#lib/web/rest";

export const ORIGIN = "http://localhost:3000";

type Told = { status: number; reasons: { code: string; message: string }[] };

/** The status, and the reasons where it was refused. */
export async function overRest({ http }: Operation, input: object, headers: Record<string, string>): Promise<Told> {
  const [method = "", template = ""] = http.split(" ");
  const given = new Map(Object.entries(input));
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(given.get(name));
    given.delete(name);
    return value;
  });
  const request = new Request(`${ORIGIN}/api/v1${path}`, {
    method,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(Object.fromEntries(given)),
  });
  const answer = await rest(request, { params: Promise.resolve({ path: path.split("/").filter(Boolean) }) });
  const { reasons = [] } = (await answer.json()) as Partial<Told>;
  return { status: answer.status, reasons };
}
