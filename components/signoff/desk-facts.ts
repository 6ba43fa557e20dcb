import type { Meaning, SigningRole, Tier } from "#lib/lifecycle/schema";
import type { AskedField } from "#lib/signoff/card-answers.rules";
import type { SignoffState } from "#lib/signoff/schema";
import type { SentenceView } from "#lib/signoff/view.schema";

/** What the dialogs of the desk say and send. */
export type DeskFacts = {
  signoffId: string;
  dossierHash: string;
  state: SignoffState;
  meaning: Meaning;
  role: SigningRole;
  /** What is agreed to, and until when an approval holds: plainly, and with conditions. */
  plain: { sentence: SentenceView; validUntil: string };
  conditional: { sentence: SentenceView; validUntil: string };
  personName: string;
  name: string;
  version: string;
  artifact: string;
  tier: Tier;
  openItems: number;
  conditions: number;
  /** Threads beside the dossier that wait for an answer. */
  comments: number;
  /** What a signature here brings about: who is next, how many still sign then, and where the version goes. */
  afterwards: { who: string; remaining: number; stage: string };
  secretNeeded: boolean;
  emailNeeded: boolean;
  statement: { version: number; text: string } | null;
  /** Controls answered with this signature, with their titles, and the card that asks for them where there is one. */
  answersDue: { id: string; title: string }[];
  card: AskedField[];
};
