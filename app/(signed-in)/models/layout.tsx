import type { ReactNode } from "react";
import { Words } from "#components/ui/words";

export default function ModelsLayout({ children }: { children: ReactNode }) {
  return <Words of={["models"]}>{children}</Words>;
}
