import { keepCookie } from "../ui/keep-cookie.ts";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** The name of the cookie that keeps the choice. It holds no personal data and is readable by scripts. */
export const themeCookie = "theme";

/** Shows it at once, and on every page from now on. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  keepCookie(themeCookie, theme);
}

/** What a cookie says; anything unknown follows the system. */
export const themeOf = (value: string | undefined): Theme => themes.find((theme) => theme === value) ?? "system";
