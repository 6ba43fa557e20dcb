"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { buttonLook } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { Hash } from "#components/ui/hash";
import { Input } from "#components/ui/input";

const hex = (bytes: ArrayBuffer) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** SHA-256 of a file on this machine; null where the page came over plain HTTP and the browser keeps its digests to itself. */
const sha256Of = async (file: File): Promise<string | null> =>
  crypto.subtle ? hex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer())) : null;

/** What was built: where it is kept, and its SHA-256 worked out here for whoever has the file at hand. The file is not sent. */
export function ArtefactField({ onDigest }: { onDigest: (sha256: string | null) => void }) {
  const t = useTranslations("checklist.artefact");
  const id = useId();
  const [chosen, setChosen] = useState<{ name: string; sha256: string | null } | null>(null);
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const sha256 = await sha256Of(file);
    setChosen({ name: file.name, sha256 });
    onDigest(sha256);
  };
  return (
    <div className="space-y-2">
      <Field name="artefact" label={t("label")} help={t("ask")} required>
        <Input key={chosen?.name} maxLength={2000} autoComplete="off" defaultValue={chosen?.name} />
      </Field>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
        <input id={id} type="file" className="peer sr-only" onChange={(event) => choose(event.currentTarget.files?.[0])} />
        <label
          htmlFor={id}
          className={buttonLook(
            { size: "small" },
            "peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent",
          )}
        >
          {t("choose")}
        </label>
        <span aria-live="polite">
          {chosen?.sha256 ? <Hash value={`sha256:${chosen.sha256}`} /> : t(chosen ? "noDigest" : "note")}
        </span>
      </p>
    </div>
  );
}
