"use client";
import { FaultOfOurs, type FaultProps } from "#components/shell/fault-of-ours";

export default function ErrorPage(fault: FaultProps) {
  return (
    <main>
      <FaultOfOurs {...fault} />
    </main>
  );
}
