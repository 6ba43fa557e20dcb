import { metrics } from "#lib/web/metrics";

export const dynamic = "force-dynamic";
export const GET = (request: Request) => metrics(request);
