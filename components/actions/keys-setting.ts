import { keepCookie } from "../ui/keep-cookie.ts";

/** The name of the cookie that keeps whether keys alone do something in this browser. It holds no personal data. */
export const keysCookie = "keys";

/** What the document says of it; anything but off is on. */
export const keysOf = (value: string | undefined): "on" | "off" => (value === "off" ? "off" : "on");

/** Holds at once, and on every page from now on. */
export function switchKeys(isOn: boolean): void {
  const value = isOn ? "on" : "off";
  document.documentElement.dataset.keys = value;
  keepCookie(keysCookie, value);
}
