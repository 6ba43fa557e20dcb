import { useTranslations } from "next-intl";
import { Card, CardRow, CardRows } from "#components/ui/card";
import { Link } from "#components/ui/link";
import { Instant } from "#components/ui/time";
import type { OpenRequestRow } from "#lib/models/detail.schema";
import { useInSentence } from "../ui/in-sentence.ts";

/** Who has to sign next, and since when it waits for them. Without a request the gate itself says who acts. */
export function WaitingCard({ requests }: { requests: OpenRequestRow[] }) {
  const t = useTranslations("models.overview");
  const stage = useTranslations("ui.stage");
  const role = useTranslations("ui.role");
  const meaning = useTranslations("meanings.todo");
  const inSentence = useInSentence();
  return requests.map(({ id, version, to, gate, requestedBy, waiting }) => {
    const asked = { version: version.name, stage: inSentence(stage(to), "state"), name: requestedBy?.name ?? "" };
    return (
      <Card key={id} flush title={t("waiting")} aside={gate}>
        <p className="border-b border-line px-3.5 py-2">{t(requestedBy ? "request" : "requestNoName", asked)}</p>
        <CardRows label={t("waiting")}>
          {waiting.map(({ signoffId, roles, meaning: means, openedAt }) => (
            <CardRow key={signoffId} aside={openedAt ? <Instant at={openedAt} /> : null}>
              <Link href={`/sign-offs/${signoffId}`}>
                {t("waitsOn", {
                  roles: roles.map((one) => role(one)).join(" / "),
                  meaning: meaning.has(means) ? meaning(means) : means,
                })}
              </Link>
            </CardRow>
          ))}
        </CardRows>
      </Card>
    );
  });
}
