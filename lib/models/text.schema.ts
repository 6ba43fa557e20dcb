/** Texts people type, with the mark that says who signs them. */
import { z } from "zod";

/** Material: part of what people sign; it freezes with the version. */
export const MATERIAL = { material: true } as const;
/** Editorial: describes the record; a change of it voids nothing. */
export const EDITORIAL = { material: false } as const;
/** Says which record is meant, or which state of it was read. Not content. */
export const ADDRESS = { address: true } as const;

export const id = z.string().min(1).max(80);

/** Text of one line: line breaks become blanks. */
export const line = (charactersMax: number) =>
  z
    .string()
    .max(charactersMax)
    .transform((text) => text.replace(/\s+/g, " ").trim());

/** Text of several lines, trimmed. */
export const prose = z.string().trim().max(20_000);

const TAG = /<[a-z!/](?![^>]*:\/\/)[^>]*>/i;
/** Markdown as it is written down: HTML in it is refused, because nobody reads the same page twice with it. */
export const markdown = z
  .string()
  .trim()
  .max(50_000)
  .refine((text) => !TAG.test(text), "is Markdown without HTML tags");

/** A SHA-256 as people copy it: with its name before it or bare. It is kept with its name. */
export const digest = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^(sha256:)?[0-9a-f]{64}$/, "is a SHA-256: 64 hexadecimal digits")
  .transform((text) => (text.startsWith("sha256:") ? text : `sha256:${text}`));

export const nameSchema = line(300).pipe(z.string().min(1, "problem.model_name"));
export const jurisdictionSchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}(-[A-Z0-9]{1,8})?$/, "is a code such as EU, UK, US or US-NYC");
