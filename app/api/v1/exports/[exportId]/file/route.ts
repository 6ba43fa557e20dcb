import { exportFile } from "#lib/web/export-file";

export { exportFile as GET };
