/** What a password may not be. Length is what protects; no rule asks for signs or numbers (NIST SP 800-63B 3.1.1.2). */
import { type Reason, reason } from "#lib/core/errors";

export const PASSWORD_LENGTH_MIN = 12;
export const PASSWORD_LENGTH_MAX = 200;
/** The password of the demo people, good in demo mode only. */
export const DEMO_PASSWORD = "countersign-demo";

const DIFFERENT_MIN = 5;
const ROWS = [
  "abcdefghijklmnopqrstuvwxyz",
  "0123456789012345678901234567890",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertzuiopasdfghjklyxcvbnm",
];
const LOOKALIKES: Record<string, string> = {
  "0": "o",
  "1": "l",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

const reversed = (text: string) => [...text].reverse().join("");
const plain = (text: string) => [...text].map((sign) => LOOKALIKES[sign] ?? sign).join("");

/** The word without what is put around it: `!!Summer2026` is summer. */
const stemOf = (text: string) => text.replace(/^[^a-z]+|[^a-z]+$/g, "");

const isRun = (text: string) => ROWS.some((row) => row.includes(text) || reversed(row).includes(text));

/** One short piece said over and over: `abcabcabcabc`. */
const isRepeated = (text: string) => /^(.{1,6}?)\1+$/u.test(text) || /^(.{1,6}?)\1{2,}.{0,6}$/u.test(text);

const isCommon = (text: string, commonest: ReadonlySet<string>) => {
  const halves = [text.slice(0, Math.ceil(text.length / 2)), text.slice(Math.ceil(text.length / 2))];
  const candidates = [text, stemOf(text), stemOf(plain(text)), plain(stemOf(text)), ...(halves[0] === halves[1] ? halves : [])];
  return candidates.some((candidate) => commonest.has(candidate));
};

const namesThem = (text: string, email: string) => {
  const [local = ""] = email.split("@");
  return text.includes(email) || (local.length >= 6 && text.includes(local));
};

/** The demo people have one password for all, which no other rule would let anybody choose. */
export const isDemoPassword = (password: string, email: string) => password === DEMO_PASSWORD && email.endsWith("@demo.example");

/** Which rules a new password breaks; empty when it is good. `email` is lower case, `commonest` holds words in lower case. */
export function passwordFaults(password: string, email: string, commonest: ReadonlySet<string>, path = "password"): Reason[] {
  const text = password.normalize("NFKC").toLowerCase();
  const { length } = [...text];
  if (length < PASSWORD_LENGTH_MIN) return [reason("password.short", { path, least: PASSWORD_LENGTH_MIN })];
  if (length > PASSWORD_LENGTH_MAX) return [reason("password.long", { path, most: PASSWORD_LENGTH_MAX })];
  if (namesThem(text, email)) return [reason("password.email", { path })];
  if (text.includes("countersign")) return [reason("password.product", { path })];
  if (new Set(text).size < DIFFERENT_MIN || isRepeated(text) || isRun(text)) return [reason("password.pattern", { path })];
  return isCommon(text, commonest) ? [reason("password.common", { path })] : [];
}
