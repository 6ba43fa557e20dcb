// The pages of help, read from docs/ where the program runs.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileOf, isPageId, PAGE_IDS, type PageId, pageMeant } from "./contents.rules.ts";
import { type Rendered, render, type Surroundings } from "./markdown.ts";

/** The folder is no parameter: so the build sees that nothing outside it is read here. */
const DOCS = join(process.cwd(), "docs");
export const markdownOf = (id: PageId): string => readFileSync(join(DOCS, fileOf(id)), "utf8");
export const pictureFile = (name: string): string => join(DOCS, "pictures", name);

const PICTURE = /^(?:\.\.\/)?pictures\/([a-z0-9-]+\.png)$/;

/** The name of a picture in docs/pictures. Throws when it is elsewhere. */
function pictureName(target: string): string {
  const name = PICTURE.exec(target)?.[1];
  if (!name) throw new Error(`help shows ${target}, which is no picture of docs/pictures`);
  return name;
}

/** A PNG says its size in its header; with it the page keeps the room and nothing jumps. */
function sizeOf(name: string) {
  const bytes = readFileSync(pictureFile(name));
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** How the addresses of one place, the product or the site, are made. */
export type Addresses = {
  page: (id: PageId, from: PageId) => string;
  picture: (name: string) => string;
  place: (code: string) => string | null;
};

const surroundings = (from: PageId, addresses: Addresses): Surroundings => ({
  hrefOf: (target) => {
    const meant = pageMeant(target, from);
    return meant && addresses.page(meant.id, from) + meant.hash;
  },
  pictureOf: (target) => {
    const name = pictureName(target);
    return { src: addresses.picture(name), ...sizeOf(name) };
  },
  placeOf: addresses.place,
});

export const renderPage = (id: PageId, addresses: Addresses): Rendered => render(markdownOf(id), surroundings(id, addresses));

/** Pages of the product as they stand in a text: no number and no id, so each is one address; not what only programs ask for. */
const PLACE = /^(?!\/api\/(?:auth|health|metrics))(?:\/[a-z][a-z-]*)+$/;
export const placesIn = (markdown: string): string[] =>
  [...markdown.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code).filter((code) => PLACE.test(code));

export const helpHref = (id: PageId): string => `/help/${id}`;

const PRODUCT: Addresses = {
  page: helpHref,
  picture: (name) => `/help/pictures/${name}`,
  place: (code) => (PLACE.test(code) ? code : null),
};

/** The title alone, without making the page. */
export const titleOf = (id: PageId): string => /^# (.+)$/m.exec(markdownOf(id))?.[1] ?? id;

const kept = new Map<PageId, Rendered>();

/** A page as the product shows it. It does not change while the program runs. */
export function helpPage(id: PageId): Rendered {
  const page = kept.get(id) ?? renderPage(id, PRODUCT);
  if (process.env.NODE_ENV === "production") kept.set(id, page);
  return page;
}

/** The page of an address, null when there is none. */
export const pageOf = (group: string, name: string): PageId | null => {
  const id = `${group}/${name}`;
  return isPageId(id) ? id : null;
};

/** The pictures that help shows, by the names of their files. */
export const picturesShown = (): string[] => [
  ...new Set(
    PAGE_IDS.flatMap((id) =>
      [...markdownOf(id).matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, target = ""]) => pictureName(target)),
    ),
  ),
];
