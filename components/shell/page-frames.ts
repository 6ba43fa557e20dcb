// Which part of the screen a page fills, and changes on the way from one to another.

/** Pages that share a head or tabs with their neighbours: going from one to another changes what stands below, and no more. */
const FRAMES = [/^\/models\/(?!new(?:\/|$))[^/]+(?=\/|$)/, /^\/(?:account|admin|audit|ratings)(?=\/|$)/];

/** The part of the screen a page fills: the address of the layout it stands in. */
export const frameOf = (path: string): string => FRAMES.flatMap((frame) => frame.exec(path)?.[0] ?? []).at(0) ?? "/";

/** Whether the part under that layout is what changes on the way between the two; within one page nothing is taken away. */
export function changes(under: string, from: string, to: string): boolean {
  if (from === to) return false;
  return under === (frameOf(from) === frameOf(to) ? frameOf(to) : "/");
}
