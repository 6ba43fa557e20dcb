import { useTranslations } from "next-intl";
import { Chip } from "#components/ui/chip";
import { CalendarDate } from "#components/ui/time";
import type { Role } from "#lib/access/permissions";
import { DOT } from "#lib/core/dotted.rules";

export type HeldRoleView = {
  id: string;
  role: Role;
  unit: { id: string; name: string; whole: boolean };
  until: string | null;
  state: "pending" | "active" | "ended";
  inForce: boolean;
};

/** Roles in a cell or a line: what, where, until when. One that still waits is drawn as a claim. */
export function HeldRoles({ roles }: { roles: HeldRoleView[] }) {
  const t = useTranslations("people");
  const word = useTranslations("ui.role");
  if (roles.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1">
      {roles.map(({ id, role, unit, until, state }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-1.5">
          <Chip claim={state === "pending"}>{word(role)}</Chip>
          <span className="text-ink-3">
            {unit.name}
            {state === "pending" ? DOT + t("grant.pending") : null}
            {until ? (
              <>
                {`${DOT}${t("until")} `}
                <CalendarDate on={until} />
              </>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
