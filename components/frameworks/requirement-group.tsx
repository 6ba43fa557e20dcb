import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card";
import { Chip } from "#components/ui/chip";
import { English } from "#components/ui/english";
import { Link } from "#components/ui/link";
import { Reference } from "#components/ui/reference";
import type { FrameworkRequirement } from "#lib/frameworks/schema";

/** Requirements that stand together in the source. Each has an address of its own: its id behind the page's. */
export function RequirementGroup({ title, requirements }: { title: string; requirements: FrameworkRequirement[] }) {
  return (
    <Card flush title={title} aside={requirements.length}>
      <ul className="divide-y divide-line">
        {requirements.map((requirement) => (
          <Requirement key={requirement.id} requirement={requirement} />
        ))}
      </ul>
    </Card>
  );
}

function Requirement({ requirement }: { requirement: FrameworkRequirement }) {
  const t = useTranslations("frameworks");
  const { id, ref, title, text, obligation, level, effectiveFrom, controls } = requirement;
  return (
    <li id={id} className="keep px-3.5 py-2.5 target:bg-accent-soft">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <h3 className="min-w-0 grow basis-[58%]">
          <Link plain href={`#${id}`} className="text-sm text-ink-3 hover:underline">
            {ref}
          </Link>
          <span className="block font-medium">
            <English>{title}</English>
          </span>
        </h3>
        <span className="flex flex-wrap gap-1.5">
          {level === "model" ? null : <Chip>{t(`level.${level}`)}</Chip>}
          <Chip tone={obligation === "mandatory" ? "accent" : "neutral"}>
            {t.has(`obligation.${obligation}`) ? t(`obligation.${obligation}`) : obligation}
          </Chip>
        </span>
      </div>
      <p className="mt-1 max-w-prose text-ink-2">
        <English>{text}</English>
      </p>
      {effectiveFrom ? <p className="mt-1 text-sm text-ink-3">{t("framework.from", { date: effectiveFrom })}</p> : null}
      <p className="mt-1.5 text-sm text-ink-3">{t("framework.satisfiedBy")}</p>
      <ul className="flex flex-wrap gap-x-4 gap-y-0.5 text-sm">
        {controls.map((control) => (
          <li key={control.id}>
            <Link href={`/frameworks/controls/${control.id}`}>
              <English>{control.title}</English>
            </Link>{" "}
            <Reference>{control.id}</Reference>
          </li>
        ))}
      </ul>
    </li>
  );
}
