export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** The name of the cookie that keeps the choice. It holds no personal data and is readable by scripts. */
export const themeCookie = "theme";

/** What a cookie says; anything unknown follows the system. */
export const themeOf = (value: string | undefined): Theme => themes.find((theme) => theme === value) ?? "system";
