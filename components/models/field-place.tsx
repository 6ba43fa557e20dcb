import type { ReactNode } from "react";

/** A question an address can lead to: what keeps a gate closed links to where it is answered. */
export const FieldPlace = ({ id, children }: { id: string; children: ReactNode }) => (
  <div id={id} className="scroll-mt-16">
    {children}
  </div>
);
