/** What help holds, in the order it is read in: each name is a file, `docs/GROUP/NAME.md`, or `docs/NAME.md` for the reference. */
export const CONTENTS = {
  guides: ["data-scientist", "model-owner", "reviewer", "auditor", "administrator", "api"],
  concepts: [
    "model-risk",
    "tiers",
    "gates-and-stages",
    "segregation-of-duties",
    "evidence",
    "dossier-and-hash",
    "electronic-signature",
    "ledger",
    "eu-ai-act",
    "iso-42001",
    "personal-data",
    "fairness",
    "medical-devices",
  ],
  reference: ["ledger", "exports", "operations", "production", "upgrade"],
} as const satisfies Record<string, readonly string[]>;

export type HelpGroup = keyof typeof CONTENTS;
export const HELP_GROUPS = Object.keys(CONTENTS) as HelpGroup[];

/** A page as "group/name". */
export type PageId = { [Group in HelpGroup]: `${Group}/${(typeof CONTENTS)[Group][number]}` }[HelpGroup];

export const PAGE_IDS = HELP_GROUPS.flatMap((group) => CONTENTS[group].map((name) => `${group}/${name}` as PageId));

export const isPageId = (text: string): text is PageId => (PAGE_IDS as string[]).includes(text);

export const fileOf = (id: PageId): string => `${id.replace(/^reference\//, "")}.md`;

const byFile = new Map(PAGE_IDS.map((id) => [fileOf(id), id]));

/** The page that a link in the file of another means, with the heading it names; null when it is no page of help. */
export function pageMeant(target: string, from: PageId): { id: PageId; hash: string } | null {
  const { pathname, hash } = new URL(target, `file:///${fileOf(from)}`);
  const id = byFile.get(pathname.slice(1));
  return id ? { id, hash } : null;
}

/** The pages before and after in reading order. */
export function besides(id: PageId): { before: PageId | null; after: PageId | null } {
  const at = PAGE_IDS.indexOf(id);
  return { before: PAGE_IDS[at - 1] ?? null, after: PAGE_IDS[at + 1] ?? null };
}
