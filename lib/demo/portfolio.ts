/** The demonstration as it is written in the folder demo, held against its shape. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { type AnswersFile, answersFileSchema, type Portfolio, portfolioSchema } from "#lib/demo/portfolio.schema";

export const DEMO_FOLDER = join(process.cwd(), "demo");

const read = <Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> => {
  const result = schema.safeParse(parse(readFileSync(join(DEMO_FOLDER, name), "utf8")));
  if (result.success) return result.data;
  throw new Error(`demo/${name} is not as it should be.\n${z.prettifyError(result.error)}`);
};

export const readPortfolio = (): Portfolio => read("portfolio.yaml", portfolioSchema);
export const readAnswers = (): AnswersFile => read("answers.yaml", answersFileSchema);
