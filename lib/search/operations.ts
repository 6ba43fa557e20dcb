// What can be done here: one line per operation.
import { search } from "#lib/search/search.query";

export const searchOperations = { search };
