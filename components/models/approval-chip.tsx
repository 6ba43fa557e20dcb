import { useTranslations } from "next-intl";
import { StateChip } from "#components/ui/state-chip";

type ApprovalChipProps = { approval: "none" | "open" | "approved"; how?: "peer_reviewed" | "without_second_line" | null };

/** Whether the version shown may be used, and at low tier how that came about. */
export function ApprovalChip({ approval, how }: ApprovalChipProps) {
  const t = useTranslations("models.approval");
  return (
    <StateChip of="approval" state={approval}>
      {t(how ?? approval)}
    </StateChip>
  );
}
