/** Every way an operation can say no. The HTTP status is a property of the code, never of the call site. */
export const STATUS = {
  unreadable: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  methodNotAllowed: 405,
  refused: 409,
  conflict: 409,
  tooLarge: 413,
  unsupportedMediaType: 415,
  invalid: 422,
  tooMany: 429,
  damaged: 500,
  unavailable: 503,
} as const;
export type Code = keyof typeof STATUS;

/**
 * Why something is refused, before it is put into words. `code` names the rule (SD-1, KO-01, version.frozen) and is the
 * key of its sentence in messages/en/refusals.json; `values` fill the sentence.
 */
export type Reason = { code: string; values?: Record<string, string | number> };

export const reason = (code: string, values?: Reason["values"]): Reason => (values ? { code, values } : { code });

/** The only error thrown on purpose. Anything else is a bug: it is logged, and its message is not shown. */
export class Refusal extends Error {
  readonly code: Code;
  readonly reasons: Reason[];
  /** The current state of the record, told with a lost race so that the caller can decide again. */
  readonly current: unknown;
  constructor(code: Code, reasons: Reason[] | Reason, current?: unknown) {
    const list = Array.isArray(reasons) ? reasons : [reasons];
    super(list.map((r) => r.code).join(", ") || code);
    this.code = code;
    this.reasons = list;
    this.current = current;
  }
}
