/** What a stored cell says as text: a number without binary noise, a day as a calendar date, an escaped character as itself. */

const BUILT_IN_DATES = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);
const DAY_MS = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** 31 December 9999, the last day a sheet can show. */
const LAST_SERIAL = 2_958_465;

/** Whether a number format shows days or times: one of the built-in ones, or a code with a date letter outside quotes, escapes and brackets. */
export const showsDates = (id: number, code: string | undefined): boolean => {
  if (code === undefined) return BUILT_IN_DATES.has(id);
  const letters = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "").split(";")[0] ?? "";
  return /[dmyhs]/i.test(letters) && !/general/i.test(letters);
};

/** The calendar date (and time, unless midnight) of a serial number, or undefined when it is none. The sheet's 29 February 1900 never was. */
export const dateText = (serial: number, from1904: boolean): string | undefined => {
  if (!(serial >= 0 && serial < LAST_SERIAL + 1) || (!from1904 && Math.floor(serial) === 60)) return undefined;
  const shift = !from1904 && serial >= 1 && serial < 60 ? 1 : 0;
  const at = new Date((from1904 ? EPOCH_1904 : EPOCH_1900) + Math.round((serial + shift) * 86_400) * 1000);
  const [day = "", time = ""] = at.toISOString().slice(0, 19).split("T");
  if (serial < 1 && !from1904) return time;
  return at.getTime() % DAY_MS === 0 ? day : `${day} ${time}`;
};

/** A stored number as people write it: 0.1 and not 0.10000000000000001. */
export const numberText = (stored: string): string => {
  const value = Number(stored);
  return stored.trim() === "" || !Number.isFinite(value) ? stored : String(value);
};

/** A stored text, with the characters XML cannot hold put back (ECMA-376 part 1, 22.9.2.19). Half a character stands for none. */
export const cellText = (stored: string): string =>
  stored.includes("_x")
    ? stored.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))).toWellFormed()
    : stored;
