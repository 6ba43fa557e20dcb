import pino, { type DestinationStream, type Logger } from "pino";
import { redacted, redactedText } from "#lib/core/redact.rules";
import { currentTask } from "#lib/core/task";

/** A full disk takes no lines; that is no reason to end. */
const standardOutput = () => pino.destination({ fd: 1, sync: true }).on("error", () => undefined);

/** The request or job a line belongs to, whoever writes it. */
const ofTask = () => {
  const { requestId, job, jobId } = currentTask();
  return { ...(requestId && { requestId }), ...(job && { job, jobId }) };
};

const anError = (error: unknown) => redacted(error instanceof Error ? pino.stdSerializers.err(error) : error);

const clean = (said: unknown) => (typeof said === "string" ? redactedText(said) : said);

/** One JSON object a line. No secrets and no personal data: people appear by opaque id, inputs and messages of people not at all. */
export const logTo = (destination?: DestinationStream): Logger =>
  pino(
    {
      level: process.env.NODE_ENV === "test" && !destination ? "silent" : "info",
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: ofTask,
      formatters: { log: (line) => redacted(line) as Record<string, unknown> },
      serializers: { err: anError },
      hooks: {
        logMethod(said, write) {
          write.apply(this, said.map(clean) as typeof said);
        },
      },
    },
    destination ?? standardOutput(),
  );

export const log = logTo();
