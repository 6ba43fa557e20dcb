// Instants are UTC and say so; calendar dates are days of the organisation's zone. They are never mixed.
import { useFormatter, useNow, useTranslations } from "next-intl";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The unit in which a distance in milliseconds is told: "14 days ago" says more to a reviewer than "2 weeks ago". */
const unitOf = (distance: number) =>
  distance < hour ? "minute" : distance < day ? "hour" : distance < 60 * day ? "day" : distance < 730 * day ? "month" : "year";

type InstantProps = {
  /** ISO 8601, UTC. */
  at: string;
  show?: "relative" | "exact";
};

/** A moment: "2 hours ago" with the exact second and zone on hover and on paper, or the exact minute at once. */
export function Instant({ at, show = "relative" }: InstantProps) {
  const t = useTranslations("ui.time");
  const format = useFormatter();
  const now = useNow();
  const when = new Date(at);
  const exact = t("exact", {
    date: format.dateTime(when, { day: "numeric", month: "short", year: "numeric" }),
    time: format.dateTime(when, { hour: "2-digit", minute: "2-digit", second: "2-digit" }),
  });
  if (show === "exact") {
    return (
      <time dateTime={at} title={exact} className="sm:whitespace-nowrap">
        {t("minute", {
          date: format.dateTime(when, { day: "numeric", month: "short", year: "numeric" }),
          time: format.dateTime(when, { hour: "2-digit", minute: "2-digit" }),
        })}
      </time>
    );
  }
  const distance = Math.abs(now.getTime() - when.getTime());
  return (
    <time dateTime={at} title={exact} data-exact={exact}>
      {distance < minute ? t("now") : format.relativeTime(when, { now, unit: unitOf(distance) })}
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
  const when = new Date(`${on}T00:00:00Z`);
  const long = format.dateTime(when, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const days = Math.round((when.getTime() - Math.floor(now.getTime() / day) * day) / day);
  return (
    <time dateTime={on} title={t("day", { date: long })} className="sm:whitespace-nowrap">
      {format.dateTime(when, { day: "numeric", month: "short", year: "numeric" })}
      {distance ? <span className="text-ink-3"> · {days < 0 ? t("over", { days: -days }) : t("left", { days })}</span> : null}
    </time>
  );
}
