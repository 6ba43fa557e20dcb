// Instants are UTC and say so; calendar dates are days of the organisation's zone. They are never mixed.
import { useFormatter, useNow, useTimeZone, useTranslations } from "next-intl";
import { dayIn, daysFrom, endOfDay, localIn, placeIn, UTC } from "#lib/core/calendar.rules";
import { DOT } from "#lib/core/dotted.rules";
import { distanceOf } from "./distance.ts";

type InstantProps = {
  /** ISO 8601, UTC. */
  at: string;
  show?: "relative" | "exact";
  /** The zone of whoever acted, told instead of the organisation's. */
  zone?: string | undefined;
};

const date = { day: "numeric", month: "short", year: "numeric", timeZone: UTC } as const;
const clock = { hour: "2-digit", minute: "2-digit", timeZone: UTC } as const;

/** The organisation's zone, which the request hands to every page. */
const useZone = () => useTimeZone() ?? UTC;

/** An instant in words: UTC, and what it was in the organisation's zone, or another one, where that is not UTC. */
export function useInstant(there?: string): (at: Date, seconds?: "seconds") => string {
  const t = useTranslations("ui.time");
  const format = useFormatter();
  const own = useZone();
  const zone = there ?? own;
  return (at, seconds) => {
    const time = format.dateTime(at, seconds ? { ...clock, second: "2-digit" } : clock);
    const utc = t("instant", { date: format.dateTime(at, date), time });
    const local = localIn(at, zone);
    return local === null ? utc : t("local", { utc, local });
  };
}

/** A moment: "2 hours ago" with the exact second and zone on hover and on paper, or the exact minute at once. */
export function Instant({ at, show = "relative", zone }: InstantProps) {
  const t = useTranslations("ui.time");
  const format = useFormatter();
  const now = useNow();
  const own = useZone();
  const when = new Date(at);
  const words = useInstant(zone);
  const exact = words(when, "seconds");
  if (show === "exact") {
    return (
      <time dateTime={at} title={exact} className="sm:whitespace-nowrap">
        {words(when)}
      </time>
    );
  }
  const distance = distanceOf(when, now, own);
  return (
    <time dateTime={at} title={exact} data-exact={exact}>
      {distance ? format.relativeTime(distance.to, { now: distance.from, unit: distance.unit }) : t("now")}
    </time>
  );
}

type CalendarDateProps = {
  /** A day without a time, as 2026-11-30. */
  on: string;
  /** Adds how many days remain, or how long it is over. */
  distance?: boolean;
};

/** A due, valid-until or expiry day: in force to the end of that day in the organisation's zone. */
export function CalendarDate({ on, distance }: CalendarDateProps) {
  const t = useTranslations("ui.time");
  const format = useFormatter();
  const now = useNow();
  const zone = useZone();
  const words = useInstant();
  const when = new Date(`${on}T00:00:00Z`);
  const long = format.dateTime(when, { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: UTC });
  const days = daysFrom(dayIn(now, zone), on);
  const end =
    zone === UTC
      ? t("day", { date: long })
      : t("dayThere", { date: long, place: placeIn(zone), over: words(endOfDay(on, zone)) });
  return (
    <time dateTime={on} title={end} className="sm:whitespace-nowrap">
      {format.dateTime(when, date)}
      {distance ? (
        <span className="text-ink-3">{DOT + (days < 0 ? t("over", { days: -days }) : t("left", { days }))}</span>
      ) : null}
    </time>
  );
}
