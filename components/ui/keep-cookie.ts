const YEAR_SECONDS = 31_536_000;

type Keeping = { path?: string /** 0 forgets it; null keeps it until the browser is closed. */; seconds?: number | null };

/** Keeps a choice in this browser, where the server reads it with the next page and scripts may too. Nothing personal belongs in it. */
export function keepCookie(name: string, value: string, { path = "/", seconds = YEAR_SECONDS }: Keeping = {}): void {
  const age = seconds === null ? "" : `; max-age=${seconds}`;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API needs TLS, and this must work on a bank's intranet without it.
  document.cookie = `${name}=${value}; path=${path}${age}; samesite=lax`;
}
