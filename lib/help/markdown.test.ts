import { describe, expect, test } from "vitest";
import { render, type Surroundings } from "./markdown.ts";

const around: Surroundings = {
  hrefOf: (target) => (target.startsWith("known") ? `/help/${target}` : null),
  pictureOf: () => ({ src: "/p.png", width: 4, height: 3 }),
  placeOf: (code) => (code === "/models" ? code : null),
};
const html = (markdown: string) => render(`# Title\n\n${markdown}`, around).html;

describe("help", () => {
  test.each([
    "<b>bold</b>",
    "a <img src=x onerror=alert(1)> in a line",
    "<script>alert(1)</script>",
    "<!-- a note -->",
    "| a |\n| - |\n| <br> |",
    "- <details>\n",
  ])("refuses raw HTML: %s", (markdown) => {
    expect(() => html(markdown)).toThrow("raw HTML, which is refused");
  });

  test.each(["javascript:alert(1)", "http://example.org", "data:text/html,x", "//example.org", "/models"])(
    "refuses a link to %s, which is neither a file beside it nor https",
    (target) => {
      expect(() => html(`[here](${target})`)).toThrow("only files beside it and https");
    },
  );

  test("shows signs of HTML as what they are, in code and text", () => {
    expect(html("a < b & `<b>` \n\n    <script>")).not.toMatch(/<script|<b>/);
  });

  test("leads to files that are shown, leaves the words of those that are not, and opens places of the product", () => {
    expect(html("[a](known.md#x) [b](other.md)")).toBe('<p><a href="/help/known.md#x">a</a> b</p>\n');
    expect(html("`/models` and `x`")).toBe('<p><a href="/models"><code>/models</code></a> and <code>x</code></p>\n');
  });

  test("takes the title and the lead, and names each heading so that it can be linked to", () => {
    const page = render("# The _title_\n\nThe lead.\n\n## What is `it`, here?\n\ntext\n\n### Deeper", around);
    expect(page).toMatchObject({
      title: "The title",
      lead: "The lead.",
      outline: [{ id: "what-is-it-here", text: "What is it, here?" }],
    });
    expect(page.html).toContain('<h2 id="what-is-it-here"><a href="#what-is-it-here">');
    expect(page.html).not.toContain("<h1");
  });

  test("gives a picture its size, so that nothing jumps when it comes", () => {
    expect(html("![What it shows](p.png)")).toContain(
      '<img src="/p.png" alt="What it shows" width="4" height="3" loading="lazy">',
    );
  });
});
