import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/**
 * Hands words to the client components below. The kit's and the shell's are always there; a page that uses words of a
 * capability in a client component names its namespaces, so that no page carries the whole catalogue.
 */
export async function Words({ of = [], children }: { of?: string[]; children: ReactNode }) {
  const all: Record<string, unknown> = await getMessages();
  const names = new Set(["ui", "shell", ...of]);
  const messages = Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)));
  return <NextIntlClientProvider messages={messages}>{children}</NextIntlClientProvider>;
}
