/** Facts as an edit gives them: what is left out stays as it is. */
import { z } from "zod";
import { Facts, factsWithDefaults } from "#lib/models/facts.schema";

type Bare<T> = T extends z.ZodDefault<infer Inner> | z.ZodPrefault<infer Inner> ? Inner : T;
type Patch<Shape extends z.ZodRawShape> = z.ZodObject<{ [Key in keyof Shape]: z.ZodOptional<Bare<Shape[Key]>> }, z.core.$strict>;

const bare = (field: z.core.$ZodType): z.core.$ZodType =>
  field instanceof z.ZodDefault || field instanceof z.ZodPrefault ? field.unwrap() : field;

/** The same fields with the same marks, each optional and without its default: a default would answer what nobody was asked. */
const patchOf = <Shape extends z.ZodRawShape>(shape: Shape): Patch<Shape> =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(shape).map(([name, field]) => [name, z.optional(bare(field)).meta(z.globalRegistry.get(field) ?? {})]),
    ),
  ) as unknown as Patch<Shape>;

const points = patchOf(Facts.shape.article5.unwrap().shape);
const given = patchOf(Facts.shape);

export const FactsPatch = given.extend({ article5: points.optional().meta(z.globalRegistry.get(Facts.shape.article5) ?? {}) });
export type FactsPatch = z.output<typeof FactsPatch>;

/** The facts after an edit. */
export const factsAfter = (facts: Facts, { article5, ...patch }: FactsPatch): Facts =>
  factsWithDefaults({ ...facts, ...patch, article5: { ...facts.article5, ...article5 } });
