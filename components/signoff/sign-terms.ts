import type { ReactNode } from "react";

/** The words that the signing dialog explains, as it shows them: made by the page, so that the browser needs no glossary. */
export type SignTerms = { dossier: ReactNode; meaning: ReactNode };
