import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { stagingFolder } from "#lib/core/blob";
import { aPerson } from "#lib/test/people";
import { receiveUpload, UPLOAD_BYTES_MAX } from "#lib/web/upload";

const HEAD = '--edge\r\ncontent-disposition: form-data; name="file"; filename="large.csv"\r\ncontent-type: text/csv\r\n\r\n';

/** A request whose one file has this many bytes, made as they are asked for. */
function withFile(bytes: number): Request {
  const chunk = new Uint8Array(1024 * 1024);
  let left = bytes;
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(Buffer.from(HEAD)),
    pull: (stream) => {
      if (left > 0) stream.enqueue(chunk.subarray(0, Math.min(left, chunk.length)));
      else stream.enqueue(Buffer.from("\r\n--edge--\r\n"));
      if (left <= 0) stream.close();
      left -= chunk.length;
    },
  });
  const headers = { "content-type": "multipart/form-data; boundary=edge" };
  return new Request("http://localhost/", { method: "POST", headers, body, duplex: "half" } as RequestInit);
}

test("a file that is too large is refused while it is still coming, and nothing of it is kept", async () => {
  const person = await aPerson(["risk_officer"]);
  const upload = receiveUpload(withFile(UPLOAD_BYTES_MAX + 8 * 1024 * 1024), await person.caller());
  await expect(upload).rejects.toMatchObject({ code: "tooLarge" });
  expect(await readdir(stagingFolder())).toEqual([]);
});
