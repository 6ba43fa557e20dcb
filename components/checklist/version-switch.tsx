import { hrefWith, Link } from "#components/ui/link";
import { type Stage, StageChip } from "#components/ui/stage-chip";

type VersionSwitchProps = {
  label: string;
  /** The address of this page of the model. */
  path: string;
  versions: { id: string; label: string; stage: Stage }[];
  currentId: string;
};

/** Which version the page is about, and the others it could be about. Draws nothing for a model with one. */
export function VersionSwitch({ label, path, versions, currentId }: VersionSwitchProps) {
  if (versions.length < 2) return null;
  return (
    <nav aria-label={label} className="mb-4">
      <ul className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {versions.map((version) => (
          <li key={version.id} className="flex min-h-6 items-center gap-1.5">
            <Link
              href={hrefWith(path, { version: version.label })}
              plain={version.id === currentId}
              aria-current={version.id === currentId ? "page" : undefined}
              className={version.id === currentId ? "font-semibold" : undefined}
            >
              {version.label}
            </Link>
            <StageChip stage={version.stage} />
          </li>
        ))}
      </ul>
    </nav>
  );
}
