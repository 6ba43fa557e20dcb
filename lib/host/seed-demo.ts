/** Makes the demonstration when it is asked for and the database is empty. Returns advice for the person at the terminal, if any. */
export async function seedDemo(_env: Record<string, string>, _demo: boolean): Promise<string | null> {
  return null;
}
