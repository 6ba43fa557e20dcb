// Prometheus text read strictly: what a server of theirs would refuse, or take for something else, throws here.
type Labels = Record<string, string>;
type Read = { name: string; labels: Labels; value: number };

const LINE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\+Inf|-Inf|NaN|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/;
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\"n])*)"(?:,|$)/y;
const META = /^# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)$/;

function labelsOf(text: string): Labels {
  const labels: Labels = {};
  LABEL.lastIndex = 0;
  while (LABEL.lastIndex < text.length) {
    const [, name = "", value = ""] = LABEL.exec(text) ?? [];
    if (name === "" || name in labels) throw new Error(`labels cannot be read: ${text}`);
    labels[name] = value.replaceAll(/\\(.)/g, (_, c: string) => (c === "n" ? "\n" : c));
  }
  return labels;
}

const numberOf = (text: string) => (text === "+Inf" ? Number.POSITIVE_INFINITY : Number(text));

function sampleOf(line: string): Read {
  const [, name = "", labels = "", value = ""] = LINE.exec(line) ?? [];
  if (name === "") throw new Error(`not a sample: ${line}`);
  return { name, labels: labelsOf(labels), value: numberOf(value) };
}

const keyOf = ({ name, labels }: Omit<Read, "value">) => `${name} ${JSON.stringify(Object.entries(labels).sort())}`;

export class Scrape {
  readonly types = new Map<string, string>();
  readonly samples: Read[] = [];
  private readonly values = new Map<string, number>();
  private readonly helped = new Set<string>();

  constructor(text: string) {
    if (!text.endsWith("\n")) throw new Error("the last line does not end");
    for (const line of text.slice(0, -1).split("\n")) {
      if (line.startsWith("#")) this.declare(line);
      else this.take(sampleOf(line));
    }
  }

  private declare(line: string) {
    const [, kind, name = "", rest = ""] = META.exec(line) ?? [];
    if (!kind) throw new Error(`not a comment of the format: ${line}`);
    if (kind === "HELP" ? this.helped.has(name) : this.types.has(name)) throw new Error(`${name} is declared twice`);
    if (kind === "HELP") this.helped.add(name);
    else this.types.set(name, rest);
  }

  /** The value of one series; 0 for a counter that has not counted yet. */
  value(name: string, labels: Labels = {}): number {
    return this.values.get(keyOf({ name, labels })) ?? 0;
  }

  labelled(name: string): Labels[] {
    return this.samples.filter((one) => one.name === name).map(({ labels }) => labels);
  }

  private take(sample: Read) {
    const family = this.types.has(sample.name) ? sample.name : sample.name.replace(/_(bucket|sum|count)$/, "");
    const last = [...this.types.keys()].at(-1);
    if (family !== last) throw new Error(`${sample.name} stands apart from its family`);
    const key = keyOf(sample);
    if (this.values.has(key)) throw new Error(`${key} is told twice`);
    this.values.set(key, sample.value);
    this.samples.push(sample);
  }
}
