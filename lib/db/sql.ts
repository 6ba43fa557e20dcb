/** Composes typed SQL from tagged templates: values become parameters, never text (but for COPY: db/literal.ts). */
export { empty, join, Sql, sqltag as sql } from "@prisma/client/runtime/client";
