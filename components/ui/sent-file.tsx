"use client";
import { useTranslations } from "next-intl";
import { Button } from "./button.tsx";
import { FileSize } from "./file-size.tsx";
import { Progress } from "./progress.tsx";
import type { Sending } from "./use-upload.ts";

/** How far a file is on its way, and the way to stop it. */
export function SentFile({ sending: { file, share, done }, stop }: { sending: Sending; stop: () => void }) {
  const t = useTranslations("ui.file");
  return (
    <div className="flex items-end gap-3">
      <div className="grow">
        <Progress
          label={done ? t("done", { name: file.name }) : t("sending", { name: file.name })}
          value={share}
          max={1}
          note={<FileSize bytes={file.size} />}
        />
      </div>
      {done ? null : (
        <Button size="small" variant="quiet" onClick={stop}>
          {t("cancel")}
        </Button>
      )}
    </div>
  );
}
