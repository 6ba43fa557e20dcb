"use client";
import { useTranslations } from "next-intl";
import { useActions } from "../actions/use-actions.ts";

/** N goes from one open comment to the next, and begins anew after the last. */
export function WalkComments({ places }: { places: readonly string[] }) {
  const t = useTranslations("signoff.comment");
  const walk = () => {
    const next = places[(places.indexOf(location.hash.slice(1)) + 1) % places.length];
    if (next) location.hash = next;
  };
  useActions(places.length > 0 ? [{ id: "next-comment", label: t("next"), group: "walk", keys: "n", run: walk }] : []);
  return null;
}
