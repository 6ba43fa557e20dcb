// Names of prepared statements: under its name a connection parses and plans a text once.
import { hash } from "node:crypto";

const SEEN_MAX = 1000;

/**
 * Names texts that are asked for again, `most` of them: a connection keeps every statement that has a name. Those asked for most are few,
 * what filters can be mixed to is endless.
 */
export function namesOf(most: number): (text: string) => string | undefined {
  const named = new Map<string, string>();
  const seen = new Set<string>();
  return (text) => {
    const name = named.get(text);
    if (name || named.size >= most) return name;
    if (seen.delete(text)) named.set(text, hash("sha256", text, "base64url"));
    else if (seen.size < SEEN_MAX) seen.add(text);
    else seen.clear();
    return named.get(text);
  };
}
