// The look of a series: a tone of the product and a texture, so that two series differ on grey paper and to every eye.
import type { Tone } from "../ui/chip.tsx";

export type Texture = "plain" | "hatch" | "dots" | "hollow";
export type Look = { tone: Tone; texture: Texture };
export type Series<Key extends string> = Look & { key: Key; label: string };

/** The class of a shape; what is textured takes its ground from a pattern of its own. */
export const markClass = ({ tone, texture }: Look) => `mark mark-${tone}${texture === "hollow" ? " mark-hollow" : ""}`;

const isDrawn = ({ texture }: Look) => texture === "hatch" || texture === "dots";

/** In place of the colour alone; `id` is that of the drawing. */
export const markFill = (id: string, look: Look) =>
  isDrawn(look) ? { style: { fill: `url(#${id}-${look.tone}-${look.texture})` } } : {};

/** The patterns a drawing uses, each once. */
export function Patterns({ id, looks }: { id: string; looks: readonly Look[] }) {
  const drawn = new Map(looks.filter(isDrawn).map((look) => [`${id}-${look.tone}-${look.texture}`, look]));
  if (drawn.size === 0) return null;
  return (
    <defs>
      {[...drawn].map(([name, { tone, texture }]) => (
        <pattern key={name} id={name} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" className={`mark mark-${tone}`} />
          {texture === "hatch" ? (
            <rect width="2" height="5" className="mark-texture" />
          ) : (
            <circle cx="2.5" cy="2.5" r="1.3" className="mark-texture" />
          )}
        </pattern>
      ))}
    </defs>
  );
}
