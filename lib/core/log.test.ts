// The log as whoever collects it reads it: one JSON object a line, and nothing in it that must not be there.
import { describe, expect, test } from "vitest";
import { logTo } from "#lib/core/log";
import { during } from "#lib/core/task";

function written(write: (log: ReturnType<typeof logTo>) => void): { text: string; line: Record<string, unknown> } {
  let text = "";
  const append = (chunk: string) => {
    text += chunk;
  };
  write(logTo({ write: append }));
  const lines = text.split("\n");
  expect(lines).toHaveLength(2);
  return { text, line: JSON.parse(lines[0] ?? "") as Record<string, unknown> };
}

test("a line break in what is told begins no line", () => {
  const { line } = written((log) => log.info({ name: "x\r\n{}" }, 'done\r\n{"level":30}'));
  expect(line).toMatchObject({ level: 30, name: "x\r\n{}", msg: 'done\r\n{"level":30}' });
});

test("every line about a request bears its id, every line about a job its own", () => {
  const request = during({ requestId: "r-1", route: "/x" }, () => written((log) => log.warn("refused")));
  expect(request.line).toMatchObject({ requestId: "r-1" });
  const job = during({ job: "buildExport", jobId: "j-1" }, () => written((log) => log.error("failed")));
  expect(job.line).toMatchObject({ job: "buildExport", jobId: "j-1" });
  expect(written((log) => log.info("ready")).line).not.toHaveProperty("requestId");
});

const SECRET = "hunter2-hunter2-hunter2";

describe("a secret is not told", () => {
  test.each([
    "password",
    "newPassword",
    "secret",
    "clientSecret",
    "token",
    "session_token",
    "key",
    "apiKey",
    "api_key",
    "authorization",
    "cookie",
    "set-cookie",
    "idempotencyKey",
  ])("under the name %s, at any depth", (name) => {
    const { text } = written((log) => log.info({ [name]: SECRET, deep: { list: [{ [name]: { inner: SECRET } }] } }, "told"));
    expect(text).not.toContain(SECRET);
    expect(text).toContain("[hidden]");
  });

  test.each([
    `GET /api/v1/x?token=${SECRET}&limit=1`,
    `/sign-in?password=${SECRET}`,
    `/x?a=1&key=${SECRET}`,
    `postgresql://countersign_writer:${SECRET}@10.0.0.1/db`,
    `Authorization: Bearer ${SECRET}`,
    `{"secret":"${SECRET}"}`,
    `secret: ${SECRET}`,
    `cs_1a2b3c4d_${SECRET}`,
    `/invitation/${SECRET}/password`,
  ])("in the text %s: as a message, a value, an error and its cause", (said) => {
    const error = new Error(said, { cause: new Error(said) });
    const { text, line } = written((log) => log.error({ err: Object.assign(error, { url: said }), said }, said));
    expect(text).not.toContain(SECRET);
    expect(line).toMatchObject({ err: { type: "Error", stack: expect.stringContaining("log.test.ts") } });
  });

  test("and what is none is told", () => {
    const plain = { operation: "createApiKey", keyId: "k-1", tokens: 3, monkey: "x", locked: false };
    expect(written((log) => log.info(plain, "key refused: too many")).line).toMatchObject({
      ...plain,
      msg: "key refused: too many",
    });
  });
});
