// The bytes of evidence. The download is recorded first; only then does the file leave, and never as something a browser runs.
import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { fileHeaders } from "#lib/checklist/file.rules";
import { hasBlob, openBlob } from "#lib/core/blob";
import { Refusal, reason } from "#lib/core/errors";
import { run } from "#lib/core/run";
import { operations } from "#lib/operations";
import { callerOf } from "#lib/web/context";
import { problem } from "#lib/web/problem";

export async function GET(request: Request, { params }: { params: Promise<{ attachmentId: string }> }): Promise<Response> {
  const requestId = randomUUID();
  try {
    const caller = await callerOf(request, requestId);
    const inline = new URL(request.url).searchParams.get("inline") === "1";
    const file = await run(operations.downloadEvidence, { evidenceId: (await params).attachmentId, inline }, caller);
    if (!(await hasBlob(file.sha256))) throw new Refusal("notFound", reason("evidence.gone"));
    const bytes = Readable.toWeb(openBlob(file.sha256)) as ReadableStream;
    return new Response(bytes, { headers: { ...fileHeaders(file), "x-request-id": requestId } });
  } catch (error) {
    return problem(error, requestId);
  }
}
