/** How long a lowered tier holds, and when a version is rated again. */
import { addMonths } from "#lib/core/calendar.rules";
import type { Tier } from "#lib/lifecycle/schema";
import type { TieringPolicy } from "#lib/policy/tiering.schema";
import type { KeptOverride } from "#lib/risk/record.schema";

/** Whether a lowered tier was in force and has run out: it holds to the end of its last day. `on` is today as an ISO date. */
export const hasLapsed = ({ override }: { override: KeptOverride | null }, on: string): boolean =>
  override !== null && override.declined === null && override.validUntil !== null && override.validUntil < on;

/** The last day on which a rating confirmed on that day counts as recent, by the tier in force. */
export const ratedAgainBy = ({ rated_again_months }: TieringPolicy, tier: Tier, confirmedOn: string): string =>
  addMonths(confirmedOn, rated_again_months[tier]);
