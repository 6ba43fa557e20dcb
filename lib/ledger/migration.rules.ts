/** Which captured changes the program itself made to the schema, while it was installed or upgraded. */

/** The event trigger marks what is changed under the lock of migrations; anything else is somebody's own SQL. */
export const isMigration = ({ op, new: after }: { op: string; new: unknown }): boolean =>
  op === "DDL" && typeof after === "object" && after !== null && "migrating" in after && after.migrating === true;
