import type { ReactNode } from "react";
import { Words } from "#components/ui/words";
import { rolesAnywhere } from "#lib/access/actor";
import { grantsOf } from "#lib/access/permissions";
import { turnAway, viewer } from "#lib/web/page";

/** For those who may import, anywhere. What they may see and do is the door's affair. */
export default async function ImportsLayout({ children }: { children: ReactNode }) {
  const caller = await viewer();
  if (!rolesAnywhere(caller.actor).some((role) => grantsOf("import:run").roles.includes(role))) turnAway(caller);
  return <Words of={["imports"]}>{children}</Words>;
}
