import pino from "pino";

/** Structured logs. No personal data: people appear by opaque id, inputs and messages of people not at all. */
/** A full disk takes no lines; that is no reason to end. */
const destination = pino.destination({ fd: 1, sync: true }).on("error", () => undefined);

export const log = pino(
  {
    level: process.env.NODE_ENV === "test" ? "silent" : "info",
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ["password", "secret", "*.password", "*.secret", "authorization", "*.authorization", "cookie", "*.cookie"],
  },
  destination,
);
