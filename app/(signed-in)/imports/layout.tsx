import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Words } from "#components/ui/words";
import { rolesAnywhere } from "#lib/access/actor";
import { grantsOf } from "#lib/access/permissions";
import { viewer } from "#lib/web/page";

/** For those who may import, anywhere. What they may see and do is the door's affair. */
export default async function ImportsLayout({ children }: { children: ReactNode }) {
  const { actor } = await viewer();
  if (!rolesAnywhere(actor).some((role) => grantsOf("import:run").roles.includes(role))) notFound();
  return <Words of={["imports"]}>{children}</Words>;
}
