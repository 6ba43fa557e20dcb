// The pictures that help shows: those and no other file.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { Refusal, reason } from "#lib/core/errors";
import { pictureFile, picturesShown } from "#lib/help/pages";
import { callerOf } from "#lib/web/context";
import { problem } from "#lib/web/problem";

export async function GET(request: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  const requestId = randomUUID();
  try {
    await callerOf(request, requestId);
    const { name } = await params;
    if (!picturesShown().includes(name)) throw new Refusal("notFound", reason("not_found"));
    return new Response(readFileSync(pictureFile(name)), {
      headers: { "content-type": "image/png", "cache-control": "private, max-age=3600", "x-content-type-options": "nosniff" },
    });
  } catch (error) {
    return problem(error, requestId);
  }
}
