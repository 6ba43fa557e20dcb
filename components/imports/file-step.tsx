"use client";
import { useTranslations } from "next-intl";
import { FileDrop } from "#components/ui/file-drop";
import { ReceivedFile } from "#lib/imports/schema";
import { useGo } from "../ui/under-way.ts";

const MEGABYTE = 1024 * 1024;

/** Takes the file in; the page then shows what it says. */
export function FileStep() {
  const t = useTranslations("imports.new");
  const go = useGo();
  return (
    <FileDrop
      url="/api/v1/imports/files"
      label={t("drop")}
      help={t("help")}
      accept=".csv,.tsv,.txt,.xlsx"
      maxBytes={50 * MEGABYTE}
      onDone={(data) => go(`/imports/new?file=${ReceivedFile.parse(data).sha256}`)}
    />
  );
}
