import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { ReceivedFile, ReceiveImportFileInput } from "#lib/imports/schema";
import { uploadedBy } from "#lib/imports/store";
import { refuseStrange } from "#lib/imports/uploaded-file";

export const receiveImportFile = command({
  id: "receiveImportFile",
  summary: "Take a file in, to look at it before it is imported; kept for 24 hours",
  http: "POST /imports/files",
  status: 201,
  permission: "import:run",
  scope: () => "none",
  event: "import.file_received",
  input: ReceiveImportFileInput,
  output: ReceivedFile,

  load: async (db, { file }, { actor }) => {
    const upload = await uploadedBy(db, file.sha256, actor.id);
    if (upload) await refuseStrange(file.sha256);
    return upload;
  },
  decide: (upload, { file }) => {
    if (!upload) throw new Refusal("invalid", reason("upload.unknown", { path: "file" }));
    return { sha256: file.sha256, name: upload.name, size: upload.size };
  },
  save: async (_db, file) => ({ id: file.sha256, ...file }),
});
