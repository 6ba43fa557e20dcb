/** How long a lowered tier holds, and when a version is rated again. */
import type { Tier } from "#lib/lifecycle/schema";
import type { TieringPolicy } from "#lib/policy/tiering.schema";
import type { KeptOverride } from "#lib/risk/record.schema";

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const daysIn = (year: number, month: number): number => {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 1 && isLeap ? 29 : (DAYS[month] ?? 31);
};

/** The calendar date so many months on; the last day of that month where the day does not exist. `on` is an ISO date. */
export const monthsLater = (on: string, months: number): string => {
  const [year = 0, month = 1, day = 1] = on.split("-").map(Number);
  const count = year * 12 + month - 1 + months;
  const [inYear, inMonth] = [Math.floor(count / 12), count % 12];
  const two = (part: number) => String(part).padStart(2, "0");
  return `${inYear}-${two(inMonth + 1)}-${two(Math.min(day, daysIn(inYear, inMonth)))}`;
};

/** Whether a lowered tier was in force and has run out: it holds to the end of its last day. `on` is today as an ISO date. */
export const hasLapsed = ({ override }: { override: KeptOverride | null }, on: string): boolean =>
  override !== null && override.declined === null && override.validUntil !== null && override.validUntil < on;

/** The last day on which a rating confirmed on that day counts as recent, by the tier in force. */
export const ratedAgainBy = ({ rated_again_months }: TieringPolicy, tier: Tier, confirmedOn: string): string =>
  monthsLater(confirmedOn, rated_again_months[tier]);
