/** What happened to a stretch of text between two versions. */
export type Stretch = { kind: "same" | "removed" | "added"; text: string };

/** Numbers with their separators, words, spaces and punctuation, each a piece of its own; joined they give the text back. */
const pieces = (text: string): string[] => text.match(/\p{N}[\p{N}.,]*\p{N}|[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? [];

/** Above this many cells the table is not built, and what differs between start and end is shown as one change. */
const cellsMax = 1_000_000;

/** Two texts that share less than this part of the longer one are read more easily one after the other. */
const sharedMin = 0.5;

/**
 * The difference of two texts, word by word, or one whole in place of the other where little is shared. The stretches not
 * added give `before`, those not removed give `after`, always.
 */
export function wordDiff(before: string, after: string): Stretch[] {
  const found = compared(before, after);
  const shared = found.reduce((sum, { kind, text }) => sum + (kind === "same" ? text.length : 0), 0);
  return shared >= sharedMin * Math.max(before.length, after.length) ? found : joined(replaced(before, after));
}

const replaced = (before: string, after: string): Stretch[] => [
  { kind: "removed", text: before },
  { kind: "added", text: after },
];

/** A longest common subsequence between what the texts share at start and end. */
function compared(before: string, after: string): Stretch[] {
  const old = pieces(before);
  const now = pieces(after);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;

  const middle = between(old.slice(start, old.length - end), now.slice(start, now.length - end));
  return joined([same(old.slice(0, start)), ...middle, same(old.slice(old.length - end))]);
}

const same = (words: string[]): Stretch => ({ kind: "same", text: words.join("") });

function between(old: string[], now: string[]): Stretch[] {
  if (old.length * now.length > cellsMax) {
    return replaced(old.join(""), now.join(""));
  }
  const lengths = commonLengths(old, now);
  const at = (i: number, j: number) => lengths[i * (now.length + 1) + j] ?? 0;
  const found: Stretch[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    const kind = stepKind(i < old.length, j < now.length, old[i] === now[j], at(i + 1, j) >= at(i, j + 1));
    found.push({ kind, text: (kind === "added" ? now[j] : old[i]) ?? "" });
    if (kind !== "added") i++;
    if (kind !== "removed") j++;
  }
  return found;
}

function stepKind(hasOld: boolean, hasNew: boolean, equal: boolean, dropOld: boolean): Stretch["kind"] {
  if (!hasOld) return "added";
  if (!hasNew) return "removed";
  if (equal) return "same";
  return dropOld ? "removed" : "added";
}

/** Cell (i, j) is the length of the longest common subsequence of old from i and now from j. */
function commonLengths(old: string[], now: string[]): Uint32Array {
  const width = now.length + 1;
  const table = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const equal = old[i] === now[j];
      const skip = Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0);
      table[i * width + j] = equal ? (table[(i + 1) * width + j + 1] ?? 0) + 1 : skip;
    }
  }
  return table;
}

/** Neighbours of one kind become one stretch. */
function joined(stretches: Stretch[]): Stretch[] {
  const out: Stretch[] = [];
  for (const { kind, text } of stretches) {
    const last = out.at(-1);
    if (!text) continue;
    if (last?.kind === kind) last.text += text;
    else out.push({ kind, text });
  }
  return out;
}
