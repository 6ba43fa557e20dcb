/** Calendar dates: days of the organisation's zone, as ISO dates, in force to the end of that day there. Instants are UTC. */

export const UTC = "UTC";

let zones: readonly string[] | null = null;
/** The zones of the IANA database, each under one name, and UTC. Listed when first asked for: every page that shows a time loads this file. */
export const allZones = (): readonly string[] => {
  zones ??= [UTC, ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== UTC)];
  return zones;
};

/** Whether it names such a zone, by this or another of its names; a bare offset from UTC is none. */
export const isZone = (name: string): boolean => {
  try {
    return allZones().includes(new Intl.DateTimeFormat("en-GB", { timeZone: name }).resolvedOptions().timeZone);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (zone: string): Intl.DateTimeFormat => {
  const made =
    formats.get(zone) ??
    new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      calendar: "iso8601",
      numberingSystem: "latn",
      hourCycle: "h23",
      ...{ year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" },
    });
  formats.set(zone, made);
  return made;
};

/** What calendar and clock show at an instant in a zone. */
const shown = (at: Date, zone: string): { day: string; time: string } => {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const join = (names: Intl.DateTimeFormatPartTypes[], by: string) => names.map((name) => parts.get(name)).join(by);
  return { day: join(["year", "month", "day"], "-"), time: join(["hour", "minute", "second"], ":") };
};

/** The calendar date at an instant in a zone. */
export const dayIn = (at: Date, zone: string): string => shown(at, zone).day;

/** The time of day at an instant in a zone, to the second. */
const timeIn = (at: Date, zone: string): string => shown(at, zone).time;

const DAY_MS = 86_400_000;

/**
 * The instant at which a calendar day is over in a zone: the first one of a later day there. It is searched for, because a zone
 * may change its clock at midnight or leave out a day.
 */
export const endOfDay = (day: string, zone: string): Date => {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  let [within, over] = [midnight - DAY_MS, midnight + 3 * DAY_MS];
  while (over - within > 1) {
    const middle = Math.floor((within + over) / 2);
    if (dayIn(new Date(middle), zone) > day) over = middle;
    else within = middle;
  }
  return new Date(over);
};

/** How many days of the calendar a day is after another; below zero when it is before it. */
export const daysFrom = (day: string, to: string): number => (Date.parse(to) - Date.parse(day)) / DAY_MS;

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The calendar date so many months on; the last day of that month where the day does not exist. */
export const addMonths = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const count = year * 12 + month - 1 + months;
  const [inYear, inMonth] = [Math.floor(count / 12), (count % 12) + 1];
  const two = (part: number) => String(part).padStart(2, "0");
  return `${inYear}-${two(inMonth)}-${two(Math.min(date, daysIn(inYear, inMonth)))}`;
};

/** The time of day in a zone and where, beside an instant in UTC: "10:31 London", with the day where it is another; null in UTC. */
export const localIn = (at: Date, zone: string): string | null => {
  if (zone === UTC) return null;
  const { day, time } = shown(at, zone);
  return [...(day === dayIn(at, UTC) ? [] : [day]), time.slice(0, 5), placeIn(zone)].join(" ");
};

/** An instant in text, to the second: UTC, and what it was there. */
export const instantText = (at: Date, zone: string): string => {
  const local = localIn(at, zone);
  return `${dayIn(at, UTC)} ${timeIn(at, UTC)} UTC${local === null ? "" : ` (${local})`}`;
};

/** A zone as people say it: Europe/London, London. */
export const placeIn = (zone: string): string => zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
