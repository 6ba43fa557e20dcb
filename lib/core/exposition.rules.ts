/** Measurements as Prometheus reads them: the text format 0.0.4. */

export type Sample = { suffix?: "_bucket" | "_sum" | "_count"; labels: Record<string, string>; value: number };
export type Family = { name: string; type: "counter" | "gauge" | "histogram"; help: string; samples: Sample[] };

const escapedHelp = (text: string) => text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
const escapedLabel = (text: string) => escapedHelp(text).replaceAll('"', '\\"');

const labelled = (labels: Record<string, string>): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapedLabel(value)}"`);
  return pairs.length > 0 ? `{${pairs.join(",")}}` : "";
};

const NAMED = new Map([
  [Number.POSITIVE_INFINITY, "+Inf"],
  [Number.NEGATIVE_INFINITY, "-Inf"],
]);
const number = (value: number): string => NAMED.get(value) ?? String(value);

const block = ({ name, type, help, samples }: Family): string[] => [
  `# HELP ${name} ${escapedHelp(help)}`,
  `# TYPE ${name} ${type}`,
  ...samples.map(({ suffix = "", labels, value }) => `${name}${suffix}${labelled(labels)} ${number(value)}`),
];

export const EXPOSITION_TYPE = "text/plain; version=0.0.4; charset=utf-8";

export const exposition = (families: readonly Family[]): string => `${families.flatMap(block).join("\n")}\n`;
