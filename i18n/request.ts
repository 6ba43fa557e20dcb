// The words of the screens: every file in messages/en is one namespace, named like the file.
import { getRequestConfig } from "next-intl/server";
import { organisationZone } from "#lib/web/context";

type Words = { [key: string]: string | Words };

const files = import.meta.glob<Words>("../messages/en/*.json", { eager: true, import: "default" });

const messages = Object.fromEntries(
  Object.entries(files).map(([path, words]) => [path.slice(path.lastIndexOf("/") + 1, -".json".length), words]),
);

/**
 * One language, without locale in the address. Dates read day, month, year with a 24-hour clock (en-GB); calendar dates are days
 * of the organisation's zone. Instants are UTC and ask for it themselves.
 * A missing word stops the page while developing and testing; in production its key is shown and the fault is logged.
 */
export default getRequestConfig(async () => ({
  locale: "en-GB",
  timeZone: await organisationZone(),
  messages,
  ...(process.env.NODE_ENV === "production" ? {} : { onError: raise }),
}));

function raise(error: Error): never {
  throw error;
}
