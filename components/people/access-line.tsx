import { useTranslations } from "next-intl";
import { CalendarDate } from "#components/ui/time";
import { reachOf } from "#lib/people/access.rules";
import type { HeldRoleView } from "./held-roles.tsx";

const SHOWN_UNITS = 2;

type AccessLineProps = { me: { roles: HeldRoleView[]; accessEndedOn: string | null } };

/** Where somebody may look, and until when: "Your access: all units, until 21 Feb 2027". */
export function AccessLine({ me: { roles, accessEndedOn } }: AccessLineProps) {
  const t = useTranslations("people.access");
  const reach = reachOf(roles);
  const day = (on: string) => <CalendarDate on={on} />;
  if (reach.length === 0) return accessEndedOn ? t.rich("endedOn", { date: () => day(accessEndedOn) }) : t("noUnit");
  return (
    <>
      {t("reach")}{" "}
      {reach.slice(0, SHOWN_UNITS).map(({ unit, until }, index) => (
        <span key={unit.id}>
          {index > 0 ? "; " : null}
          {unit.whole ? t("allUnits") : unit.name}
          {until ? t.rich("untilDay", { date: () => day(until) }) : null}
        </span>
      ))}
      {reach.length > SHOWN_UNITS ? t("more", { count: reach.length - SHOWN_UNITS }) : null}
    </>
  );
}
