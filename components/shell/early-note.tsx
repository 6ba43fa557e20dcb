"use client";
// Written by the server alone: the text would travel three times otherwise, in the page, beside it and among the scripts.
import { noteEarlyHand } from "./early-hand.ts";

const text = typeof window === "undefined" ? `(${noteEarlyHand})()` : "";

/** Notes the early hand. Stands in front of everything. */
export function EarlyNote({ nonce }: { nonce: string | undefined }) {
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {text}
    </script>
  );
}
