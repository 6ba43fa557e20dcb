// GET /api/metrics: Prometheus text about this process and its database, for the machine itself or with the token.
import { createHash, timingSafeEqual } from "node:crypto";
import { Refusal, reason } from "#lib/core/errors";
import { EXPOSITION_TYPE, exposition, type Family } from "#lib/core/exposition.rules";
import { measured } from "#lib/core/metrics";
import { gauge, processGauges } from "#lib/core/process-gauges";
import { isStopping } from "#lib/core/stopping";
import { version } from "#lib/core/version";
import { pools } from "#lib/db/pool";
import { databaseGauges } from "#lib/web/database-gauges";
import { isThisMachine } from "#lib/web/peer";
import { problem } from "#lib/web/problem";

const hash = (text: string) => createHash("sha256").update(text).digest();

function hasToken(request: Request): boolean {
  const token = process.env.COUNTERSIGN_METRICS_TOKEN;
  const given = /^Bearer (\S+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
  return token !== undefined && token !== "" && given !== undefined && timingSafeEqual(hash(token), hash(given));
}

type Pool = { totalCount: number; idleCount: number; waitingCount: number };

const perPool = (
  name: string,
  help: string,
  tell: (pool: Pool) => [labels: Record<string, string>, value: number][],
): Family => ({
  name,
  type: "gauge",
  help,
  samples: [...pools()].flatMap(([pool, counts]) =>
    tell(counts).map(([labels, value]) => ({ labels: { pool, ...labels }, value })),
  ),
});

const poolGauges = (): Family[] => [
  perPool("countersign_pool_connections", "Connections to the database.", ({ totalCount, idleCount }) => [
    [{ state: "idle" }, idleCount],
    [{ state: "used" }, totalCount - idleCount],
  ]),
  perPool("countersign_pool_waiting", "Who waits for a connection to the database.", ({ waitingCount }) => [[{}, waitingCount]]),
];

export async function metrics(request: Request): Promise<Response> {
  if (!isThisMachine(request) && !hasToken(request)) return problem(new Refusal("unauthenticated", reason("metrics.token")));
  const families = [
    gauge("countersign_build_info", "The program that runs, as labels.", 1, { version, node: process.versions.node }),
    gauge("countersign_stopping", "Whether this process was asked to end.", isStopping() ? 1 : 0),
    ...measured(),
    ...poolGauges(),
    ...processGauges(),
    ...(await databaseGauges()),
  ];
  return new Response(exposition(families), { headers: { "content-type": EXPOSITION_TYPE, "cache-control": "no-store" } });
}
