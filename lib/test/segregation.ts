// Every rule of segregation with an attack on it, or with the reason why nothing could break it yet.
import type { Absent, Attack } from "#lib/test/attack";
import { onChecklist, onGrants, onRatings } from "#lib/test/attacks-on-claims";
import { atRelease, atValidation } from "#lib/test/attacks-on-signatures";

const ABSENT: Record<string, Absent> = {
  "SD-5": { absent: "a warning: who reports to whom is not on record", unlike: /report-?line/i },
  "SD-9": { absent: "nobody acts as somebody else", unlike: /imperson|onBehalf|support/i },
  "SD-10": { absent: "findings come later", unlike: /finding/i },
  "SD-13": { absent: "emergency changes come later", unlike: /emergency/i },
};

/** By the id of the rule, with a word behind it where a rule is attacked in more than one way. */
export const attacks = async (): Promise<Record<string, Attack | Absent>> => ({
  ...(await atValidation()),
  ...(await onRatings()),
  ...(await onChecklist()),
  "SD-7": await atRelease(),
  "SD-14": await onGrants(),
  ...ABSENT,
});
