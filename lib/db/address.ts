/** The address of a database connection; the supervisor sets all three before anything connects. */
export const address = (name: "DATABASE_URL" | "DATABASE_OWNER_URL" | "DATABASE_READ_URL"): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
};
