/** How long a lowered tier holds. */

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
