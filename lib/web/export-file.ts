// The bytes of an export. The download is recorded first; only then does the file leave, to be saved and never shown.
import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { fileHeaders } from "#lib/checklist/file.rules";
import { hasBlob, openBlob } from "#lib/core/blob";
import { Refusal, reason } from "#lib/core/errors";
import { run } from "#lib/core/run";
import { operations } from "#lib/operations";
import { callerOf } from "#lib/web/context";
import { problem } from "#lib/web/problem";

/** RFC 9530: whoever receives the file can compare without a second request. */
const digestOf = (sha256: string) => `sha-256=:${Buffer.from(sha256, "hex").toString("base64")}:`;

export async function exportFile(request: Request, { params }: { params: Promise<{ exportId: string }> }): Promise<Response> {
  const requestId = randomUUID();
  try {
    const caller = await callerOf(request, requestId);
    const { fileName, ...file } = await run(operations.downloadExport, await params, caller);
    if (!(await hasBlob(file.sha256))) throw new Refusal("notFound", reason("export.gone"));
    const headers = {
      ...fileHeaders({ ...file, name: fileName, inline: false }),
      "repr-digest": digestOf(file.sha256),
      "x-request-id": requestId,
    };
    return new Response(Readable.toWeb(openBlob(file.sha256)) as ReadableStream, { headers });
  } catch (error) {
    return problem(error, requestId);
  }
}
