/** What can be found from anywhere, and what is said of each thing found. Pure. */
import { z } from "zod";
import { LANGUAGES } from "#lib/core/language.rules";

/** So many of each kind are told; whoever wants all of them goes to the list. */
export const FOUND_MAX = 6;

export const SearchInput = z.strictObject({
  q: z
    .string()
    .trim()
    .min(2)
    .max(200)
    .describe(
      "Two letters or more: words of a model, or a part of the name of a person, a control, a requirement, evidence or a page of help",
    ),
});

const href = z.string().describe("The page where it is");

export const FoundModel = z.object({ id: z.string(), ref: z.string(), name: z.string(), businessUnit: z.string(), href });
export const FoundPerson = z.object({ id: z.string(), name: z.string(), email: z.string(), href });
export const FoundControl = z.object({ id: z.string(), title: z.string(), family: z.string(), href });
export const FoundRequirement = z.object({
  id: z.string(),
  ref: z.string(),
  title: z.string(),
  framework: z.string().describe("The name people call it"),
  href,
});
export const FoundEvidence = z.object({
  id: z.string(),
  title: z.string(),
  controlId: z.string(),
  modelRef: z.string(),
  modelName: z.string(),
  version: z.string(),
  href,
});

export const FoundHelp = z.object({
  id: z.string(),
  title: z.string(),
  about: z.string().describe("What it is part of: guides, concepts, the glossary"),
  language: z.enum(LANGUAGES).describe("The language of the title"),
  href,
});

const few = <T extends z.ZodType>(row: T) => z.array(row).max(FOUND_MAX);

export const SearchOutput = z.object({
  models: few(FoundModel),
  people: few(FoundPerson),
  controls: few(FoundControl),
  requirements: few(FoundRequirement),
  evidence: few(FoundEvidence),
  help: few(FoundHelp),
});
export type SearchOutput = z.output<typeof SearchOutput>;
