// A signature as somebody would write it by SQL, fitting in everything but what the test gives: so that one guard alone refuses it.
import { randomUUID } from "node:crypto";
import type { WriteDb } from "#lib/db/types";
import { MEANING_KIND, meaningSchema } from "#lib/lifecycle/schema";

type Forged = {
  signoffId: string;
  personId: string;
  role: string;
  meaning?: string;
  independent?: boolean;
  dossierHash?: string;
  decision?: string;
};

/** The row of the table signature, with a manifest that says the same. */
export const forge =
  ({ signoffId, personId, role, decision = "sign", ...given }: Forged) =>
  async (db: WriteDb) => {
    const { transition, ...slot } = await db.signoff.findUniqueOrThrow({
      where: { id: signoffId },
      include: { transition: true },
    });
    const meaning = given.meaning ?? slot.meaning;
    const dossierHash = given.dossierHash ?? transition.dossierHash ?? "";
    return db.signature.create({
      data: {
        id: randomUUID(),
        signoffId,
        transitionId: transition.id,
        versionId: transition.versionId,
        gate: transition.gate ?? "",
        personId,
        role,
        meaning,
        independent: given.independent ?? MEANING_KIND[meaningSchema.parse(meaning)] === "independent",
        decision,
        dossierHash,
        manifest: { dossierHash, signoffId, personId, meaning, decision },
        manifestHash: "f".repeat(64),
        printedName: "Somebody",
        salt: new Uint8Array(16),
        method: "password",
        signedAt: new Date(),
      },
    });
  };
