// The shapes beside the words: drawn, not coloured boxes, so they stay when colours are forced or a page is printed.
const paths = {
  triangle: <path d="M8 2.2 14.6 13.6H1.4z" fill="currentColor" />,
  diamond: <path d="M8 1.4 14.6 8 8 14.6 1.4 8z" fill="currentColor" />,
  disc: <circle cx="8" cy="8" r="6" fill="currentColor" />,
  ring: <circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  dashed: <circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.8" strokeDasharray="2.6 1.8" />,
  quarter: (
    <>
      <circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M8 8V4.4A3.6 3.6 0 0 1 11.6 8z" fill="currentColor" />
    </>
  ),
  half: (
    <>
      <circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M8 4.4a3.6 3.6 0 0 1 0 7.2z" fill="currentColor" />
    </>
  ),
  check: <path d="m2.8 8.6 3.4 3.4 7-8" fill="none" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />,
  seal: (
    <path
      d="M8 1.6a6.4 6.4 0 1 1 0 12.8A6.4 6.4 0 0 1 8 1.6Zm3.5 4.1-1.3-1.1-3.1 3.8-1.5-1.5-1.2 1.2 2.8 2.8z"
      fill="currentColor"
      fillRule="evenodd"
    />
  ),
  live: (
    <>
      <circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <circle cx="8" cy="8" r="2.9" fill="currentColor" />
    </>
  ),
  bar: (
    <>
      <circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M5.2 8h5.6" stroke="currentColor" strokeWidth="2" />
    </>
  ),
  cross: <path d="m3.6 3.6 8.8 8.8m0-8.8-8.8 8.8" fill="none" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />,
  back: <path d="M6.4 3.4 2.6 7.2 6.4 11M3 7.2h6a4 4 0 0 1 4 4v1.4" fill="none" stroke="currentColor" strokeWidth="1.9" />,
  box: <rect x="2.6" y="2.6" width="10.8" height="10.8" rx="1.6" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  comment: (
    <path d="M2.4 3h11.2v8H8l-3.4 2.6V11H2.4z" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
  ),
  quote: (
    <path
      d="M2.4 3.4h4v4.2c0 2.6-1.2 4.2-3.4 5M9.4 3.4h4v4.2c0 2.6-1.2 4.2-3.4 5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
    />
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M8 7.2v4M8 4.4v1.4" stroke="currentColor" strokeWidth="1.8" />
    </>
  ),
  help: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.3" />
      <path d="M6.2 6.4a1.9 1.9 0 1 1 2.6 1.9c-.6.3-.8.6-.8 1.2M8 11v1.1" fill="none" stroke="currentColor" strokeWidth="1.4" />
    </>
  ),
  warning: (
    <>
      <path d="M8 2 14.8 13.8H1.2z" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" />
      <path d="M8 6.4v3.4M8 10.8v1.4" stroke="currentColor" strokeWidth="1.6" />
    </>
  ),
  up: <path d="m3.4 9.8 4.6-4.6 4.6 4.6" fill="none" stroke="currentColor" strokeWidth="2" />,
  down: <path d="m3.4 6.2 4.6 4.6 4.6-4.6" fill="none" stroke="currentColor" strokeWidth="2" />,
  right: <path d="m6 3.4 4.6 4.6L6 12.6" fill="none" stroke="currentColor" strokeWidth="2" />,
  search: (
    <path d="M11 6.6a4.4 4.4 0 1 1-8.8 0 4.4 4.4 0 0 1 8.8 0Zm-1.2 3.2 4 4" fill="none" stroke="currentColor" strokeWidth="1.7" />
  ),
  filter: <path d="M1.8 4h12.4M4.2 8h7.6M6.6 12h2.8" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" />,
  columns: <path d="M2 3h12v10H2zM6 3v10M10 3v10" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  sort: <path d="m4.6 6 3.4-3.4L11.4 6M4.6 10 8 13.4l3.4-3.4" fill="none" stroke="currentColor" strokeWidth="1.5" />,
} as const;

export type GlyphName = keyof typeof paths;

/** A small drawing that stands before a word. Decorative: the word carries the meaning. */
export function Glyph({ name, className = "size-2.5" }: { name: GlyphName; className?: string }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className={`inline-block shrink-0 ${className}`}>
      {paths[name]}
    </svg>
  );
}
