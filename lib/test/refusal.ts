import { Refusal } from "#lib/core/errors";

/** What a promise was refused with: its code and the codes of its reasons; null when it was not refused. */
export const refusal = (promise: Promise<unknown>): Promise<{ code: string; reasons: string[] } | null> =>
  promise.then(
    () => null,
    (error: unknown) =>
      error instanceof Refusal ? { code: error.code, reasons: error.reasons.map(({ code }) => code) } : Promise.reject(error),
  );
