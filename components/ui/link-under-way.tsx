"use client";
import { useLinkStatus } from "next/link";
import { useUnderWay } from "./under-way.ts";

/** Inside a link: says that the reader has followed it and waits. */
export function LinkUnderWay({ to }: { to: string }) {
  const { pending } = useLinkStatus();
  useUnderWay(pending ? to : null);
  return null;
}
