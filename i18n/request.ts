// The words of the screens: every file in messages/{language} is one namespace, named like the file.
import { getRequestConfig } from "next-intl/server";
import { LOCALES } from "#lib/core/language.rules";
import { organisationZone, readersLanguage } from "#lib/web/context";

type Words = { [key: string]: string | Words };

const files = import.meta.glob<Words>("../messages/*/*.json", { eager: true, import: "default" });

/** The namespaces of each language, by the names of their files. */
const namespaces: Record<string, Record<string, Words>> = {};
for (const [path, words] of Object.entries(files)) {
  const [language = "", file = ""] = path.split("/").slice(-2);
  namespaces[language] = { ...namespaces[language], [file.slice(0, -".json".length)]: words };
}

/**
 * The reader's language, without locale in the address. Dates, numbers and plurals follow it; calendar dates are days of the organisation's
 * zone, instants are UTC and ask for it themselves.
 * A missing word stops the page while developing and testing; in production its key is shown and the fault is logged.
 */
export default getRequestConfig(async () => {
  const language = await readersLanguage();
  return {
    locale: LOCALES[language],
    timeZone: await organisationZone(),
    messages: namespaces[language] ?? {},
    ...(process.env.NODE_ENV === "production" ? {} : { onError: raise }),
  };
});

function raise(error: Error): never {
  throw error;
}
