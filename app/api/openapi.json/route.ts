import { operations } from "#lib/operations";
import { openapi } from "#lib/web/openapi";

export const GET = () => Response.json(openapi(operations));
