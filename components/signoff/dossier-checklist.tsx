import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card";
import { English } from "#components/ui/english";
import { Hash } from "#components/ui/hash";
import { Link } from "#components/ui/link";
import { Reference } from "#components/ui/reference";
import { StateChip } from "#components/ui/state-chip";
import { GATES } from "#lib/lifecycle/schema";
import { pathOf } from "#lib/signoff/anchor.rules";
import type { Dossier } from "#lib/signoff/dossier.schema";
import { Commented } from "./commented.tsx";
import { LinkedEvidence } from "./linked-evidence.tsx";
import type { Lookups } from "./lookups.ts";

type Control = Dossier["checklist"][number];
type Props = { dossier: Dossier; lookups: Lookups; modelId: string };

/** The controls due at this gate by the gate that asked for them first, a line or two each, with the hashes of their evidence. */
export function DossierChecklist({ dossier: { checklist }, lookups, modelId }: Props) {
  const t = useTranslations("signoff");
  const gate = useTranslations("checklist.gate");
  const groups = GATES.map((key) => ({ key, controls: checklist.filter(({ id }) => lookups.gates[id] === key) }));
  return (
    <Card flush id="section-checklist" title={t("section.checklist")} aside={checklist.length}>
      {checklist.length === 0 ? <p className="px-3.5 py-2 text-ink-3">{t("dossier.checklistNone")}</p> : null}
      {groups.map(({ key, controls }) =>
        controls.length > 0 ? (
          <section key={key} aria-labelledby={`checklist-${key}`}>
            <h3 id={`checklist-${key}`} className="border-b border-line bg-sunken px-3.5 py-1 text-sm font-medium text-ink-2">
              {gate(key)} <span className="font-normal text-ink-3">{controls.length}</span>
            </h3>
            <ul className="divide-y divide-line border-b border-line last:border-b-0">
              {controls.map((control) => (
                <Line key={control.id} control={control} lookups={lookups} modelId={modelId} />
              ))}
            </ul>
          </section>
        ) : null,
      )}
    </Card>
  );
}

function Line({
  control: { id, status, reason, evidence },
  lookups: { controls, answers, files },
  modelId,
}: {
  control: Control;
  lookups: Lookups;
  modelId: string;
}) {
  const t = useTranslations("signoff");
  const { note = "", computed = null } = answers[id] ?? {};
  const said = reason ?? computed ?? note;
  const label = `${id} ${controls[id] ?? ""}`;
  return (
    <li className="px-3.5 py-1.5">
      <Commented path={pathOf("checklist", id)} label={label}>
        <div className="flex flex-wrap items-start gap-x-3 gap-y-0.5">
          <div className="min-w-0 grow basis-[65%]">
            <p>
              <Link href={`/models/${modelId}/checklist#${id}`}>
                <Reference>{id}</Reference>
              </Link>{" "}
              <English>{controls[id] ?? ""}</English>
            </p>
            {said ? <p className="whitespace-pre-wrap text-ink-2">{said}</p> : null}
          </div>
          <StateChip of="control" state={status ?? "unanswered"}>
            {t(`status.${status ?? "none"}`)}
          </StateChip>
        </div>
      </Commented>
      {evidence.length > 0 || computed === null ? (
        <Evidence control={id} items={evidence} fileOf={(sha256) => files[`${id} ${sha256}`]} />
      ) : null}
    </li>
  );
}

type EvidenceProps = {
  control: string;
  items: Control["evidence"];
  fileOf: (sha256: string) => Lookups["files"][string] | undefined;
};

/** Each file can be talked about; links of one control together, since where one leads may be withheld. */
function Evidence({ control, items, fileOf }: EvidenceProps) {
  const t = useTranslations("signoff");
  const files = items.filter((item) => "sha256" in item);
  const links = items.filter((item) => "url" in item);
  const all = t("comment.evidenceOf", { control });
  if (items.length === 0)
    return (
      <Commented path={pathOf("checklist", control, "evidence")} label={all}>
        <p className="text-sm text-ink-3">{t("dossier.evidence", { count: 0 })}</p>
      </Commented>
    );
  return (
    <div className="text-sm text-ink-3">
      {files.map((item) => (
        <Commented
          key={item.sha256}
          path={pathOf("checklist", control, "evidence", item.sha256)}
          label={fileOf(item.sha256)?.title ?? all}
        >
          <span className="flex flex-wrap items-center gap-x-2">
            <File sha256={item.sha256} file={fileOf(item.sha256)} />
            <Acceptance accepted={item.accepted} />
          </span>
        </Commented>
      ))}
      {links.length > 0 ? (
        <Commented path={pathOf("checklist", control, "evidence")} label={all}>
          {links.map((item) => (
            <span key={`${item.url} ${item.revision}`} className="flex flex-wrap items-center gap-x-2">
              <LinkedEvidence url={item.url} revision={item.revision} />
              <Acceptance accepted={item.accepted} />
            </span>
          ))}
        </Commented>
      ) : null}
    </div>
  );
}

/** A file by its title, to be looked at without leaving the desk, and by the hash that is signed. */
function File({ sha256, file }: { sha256: string; file: Lookups["files"][string] | undefined }) {
  return (
    <>
      {file ? (
        <a
          href={file.href}
          target="_blank"
          rel="noopener"
          className="inline-flex min-h-6 items-center text-accent underline underline-offset-2"
        >
          {file.title}
        </a>
      ) : null}
      <Hash value={sha256} />
    </>
  );
}

/** Said at high tier only. */
function Acceptance({ accepted }: { accepted: boolean | undefined }) {
  const t = useTranslations("signoff.value");
  if (accepted === undefined) return null;
  return <span className={accepted ? undefined : "font-medium text-warn"}>{t(accepted ? "accepted" : "pending")}</span>;
}
