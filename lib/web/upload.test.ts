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

/** A request with one file of these bytes under this name, the name written as it stands. */
const named = (name: string, bytes: Buffer | string, type = "text/plain") => {
  const head = `--edge\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from("\r\n--edge--\r\n")]);
  const headers = { "content-type": "multipart/form-data; boundary=edge" };
  return new Request("http://localhost/", { method: "POST", headers, body });
};
type File = { name: string; type: string; size: number };
const received = async (request: Request) =>
  (await receiveUpload(request, await (await aPerson(["risk_officer"])).caller())).file as File;

test.each([
  ["a path", "../../../etc/passwd", "passwd"],
  ["a path of Windows", "C:\\windows\\win.ini", "win.ini"],
  ["a change of direction", "invoice\u202egnp.exe", "invoicegnp.exe"],
  ["what is not seen", "a\u200bb\u2066c.csv", "abc.csv"],
  ["nothing but what is not seen", "\u202e\u200b", "file"],
  ["260 signs", `${"x".repeat(256)}.csv`, `${"x".repeat(196)}.csv`],
  ["only dots", "..", "file"],
])("a file whose name holds %s is kept under a name that can be shown and saved", async (_what, sent, name) => {
  expect(await received(named(sent, "id,name\n1,A\n"))).toMatchObject({ name });
});

test.each([
  ["a page that calls itself a picture", "<html><script>1</script>", "image/png", "application/octet-stream"],
  ["a picture that goes on as a page", "GIF89a<html><script>1</script>", "text/html", "image/gif"],
  ["a page that calls itself a page", "<!doctype html><script>1</script>", "text/html", "application/octet-stream"],
  ["a document that goes on as a script", "%PDF-1.7\n*/alert(1)/*", "text/javascript", "application/pdf"],
  ["an archive that breaks off", "PK\x03\x04", "text/csv", /zip|octet-stream/],
  [
    "a drawing with a script",
    "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "image/svg+xml",
    "application/octet-stream",
  ],
  ["nothing", "", "text/csv", "text/csv"],
])("%s is what its bytes are, whatever it says", async (_what, bytes, claimed, type) => {
  expect(await received(named("a.png", Buffer.from(bytes, "latin1"), claimed))).toMatchObject({
    type: expect.stringMatching(type),
    size: bytes.length,
  });
});

test("a name that breaks out of its header is no name", async () => {
  const file = await received(named('a.csv"\r\nx-injected: b; filename="c.csv', "1"));
  expect(file.name).not.toMatch(/[\r\n]|x-injected/);
});
