// REST calls as people of the demonstration, each by an API key made at the machine's own command line.
import { expect } from "vitest";
import { type Product, runs } from "./product";

/** Status 0: no answer came, so what became of the call is not known. */
// biome-ignore lint/suspicious/noExplicitAny: an answer is whatever the product says; each test asserts what it needs.
export type Answer = { status: number; body: any; retryAfter: string | null };

const UNKNOWN: Answer = { status: 0, body: null, retryAfter: null };

/** A command line verb beside a running product. */
export const countersign = (home: string, ...args: string[]) =>
  runs([process.execPath, "bin/countersign.mjs", ...args], { COUNTERSIGN_HOME: home });

export class Person {
  private readonly url: string;
  private readonly key: string;

  constructor(url: string, key: string) {
    this.url = url;
    this.key = key;
  }

  /** The same person at another address. */
  at = (url: string) => new Person(url, this.key);

  /** `idempotencyKey` makes a repetition safe; without an answer within `seconds` the outcome is unknown. */
  async calls(method: string, path: string, input?: unknown, idempotencyKey?: string, seconds = 60): Promise<Answer> {
    const form = input instanceof FormData;
    const headers = {
      authorization: `Bearer ${this.key}`,
      ...(input !== undefined && !form && { "content-type": "application/json" }),
      ...(idempotencyKey && { "idempotency-key": idempotencyKey }),
    };
    const body = input === undefined ? undefined : form ? input : JSON.stringify(input);
    try {
      const signal = AbortSignal.timeout(seconds * 1000);
      const response = await fetch(`${this.url}/api/v1${path}`, { method, headers, body, signal });
      const text = await response.text();
      return {
        status: response.status,
        body: text === "" ? null : JSON.parse(text),
        retryAfter: response.headers.get("retry-after"),
      };
    } catch {
      return UNKNOWN;
    }
  }

  /** Repeats a call whose outcome is not known, or that was put off, as a careful client does: with the same key. */
  async insists(method: string, path: string, input: unknown, idempotencyKey: string): Promise<Answer> {
    for (let tries = 0; ; tries += 1) {
      const answer = await this.calls(method, path, input, idempotencyKey);
      if ((answer.status !== 0 && answer.status < 500) || tries === 60) return answer;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

export const PASSWORD = "countersign-demo";

/** A person of the demonstration, with a key that may sign. */
export async function aPerson(product: Product, name: string): Promise<Person> {
  const { code, lines } = await countersign(product.home, "api-key", `${name}@demo.example`, "--scope", "sign");
  expect({ code, lines }).toMatchObject({ code: 0 });
  return new Person(product.url, lines.at(-1) ?? "");
}
