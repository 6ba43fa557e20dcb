/**
 * Whether PostgreSQL can hold this as text, and as JSON, exactly as it is: it knows neither the NUL character nor half a
 * surrogate pair.
 */
export const isStorable = (text: string): boolean => !text.includes("\0") && text.isWellFormed();
