import type { Gate } from "#lib/lifecycle/schema";

/** What comes with the data: how a control, a question, a knock-out and a person are called, and when a control is due. */
export type Lookups = {
  controls: Record<string, string>;
  /** The gate at which a control is due first. */
  gates: Record<string, Gate>;
  questions: Record<string, string>;
  knockouts: Record<string, string>;
  names: Record<string, string>;
  /** What was said of a control, or what Countersign checked itself; beside the dossier, which holds status and hashes. */
  answers: Record<string, { note: string; computed: string | null }>;
  /** The file behind a hash in its use for a control, under "control SHA-256"; one the reader may not open is not among them. */
  files: Record<string, { title: string; href: string }>;
};
