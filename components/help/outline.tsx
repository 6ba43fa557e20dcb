type Heading = { id: string; text: string };

/** The headings of a page, beside it where there is room and before it elsewhere. */
export function Outline({ title, headings }: { title: string; headings: Heading[] }) {
  if (headings.length < 2) return null;
  return (
    <nav aria-label={title} className="lg:sticky lg:top-[calc(1.5rem+var(--told))] lg:order-last print:hidden">
      <p className="mb-1 text-sm text-ink-3">{title}</p>
      <ul className="border-s border-line ps-3" lang="en">
        {headings.map(({ id, text }) => (
          <li key={id}>
            <a href={`#${id}`} className="block py-1 text-ink-2 hover:text-ink hover:underline">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
