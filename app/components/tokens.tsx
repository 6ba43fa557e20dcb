import { Card } from "#components/ui/card";

// Written out: a class that is put together is not found by the style sheet.
const COLOURS = [
  ["bg", "bg-bg"],
  ["surface", "bg-surface"],
  ["sunken", "bg-sunken"],
  ["line", "bg-line"],
  ["line-strong", "bg-line-strong"],
  ["edge", "bg-edge"],
  ["ink", "bg-ink"],
  ["ink-2", "bg-ink-2"],
  ["ink-3", "bg-ink-3"],
  ["accent", "bg-accent"],
  ["accent-strong", "bg-accent-strong"],
  ["accent-ink", "bg-accent-ink"],
  ["accent-soft", "bg-accent-soft"],
  ["bad", "bg-bad"],
  ["bad-strong", "bg-bad-strong"],
  ["bad-ink", "bg-bad-ink"],
  ["bad-soft", "bg-bad-soft"],
  ["warn", "bg-warn"],
  ["warn-soft", "bg-warn-soft"],
  ["good", "bg-good"],
  ["good-soft", "bg-good-soft"],
] as const;

const SIZES = [
  ["xs", "text-xs"],
  ["sm", "text-sm"],
  ["base", "text-base"],
  ["lg", "text-lg"],
  ["xl", "text-xl"],
  ["2xl", "text-2xl"],
] as const;

/** The tokens of app/globals.css: colours, sizes of text, corners and shadows. */
export function TokenSamples() {
  return (
    <Card title="Tokens">
      <ul className="grid grid-cols-3 gap-2 sm:grid-cols-5 lg:grid-cols-7">
        {COLOURS.map(([name, ground]) => (
          <li key={name} className="text-sm text-ink-2">
            <span className={`block h-8 rounded-md border border-line ${ground}`} />
            {name}
          </li>
        ))}
      </ul>
      <p className="mt-3 flex flex-wrap items-baseline gap-4">
        {SIZES.map(([name, size]) => (
          <span key={name} className={size}>
            {name}
          </span>
        ))}
        <span className="font-mono">mono</span>
        <span className="font-medium">medium</span>
        <span className="font-semibold">semibold</span>
      </p>
      <ul className="mt-3 flex flex-wrap gap-4 text-sm text-ink-2">
        <li className="rounded-sm border border-line px-3 py-1.5">rounded-sm</li>
        <li className="rounded-md border border-line px-3 py-1.5">rounded-md</li>
        <li className="rounded-lg border border-line px-3 py-1.5 shadow-card">rounded-lg, shadow-card</li>
        <li className="rounded-full border border-line px-3 py-1.5 shadow-float">rounded-full, shadow-float</li>
      </ul>
    </Card>
  );
}
