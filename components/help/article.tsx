/** The text of a page of help. It is Markdown of our own, from which raw HTML is refused (lib/help/markdown.ts). */
export function Article({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by our own renderer from files of the program; nobody's input is in it.
  return <article lang="en" className="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}
