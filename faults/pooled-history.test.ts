// The history of faults/history.test.ts behind PgBouncer in transaction mode, where the machine has one.
import { test } from "vitest";
import { historyHolds } from "./faulty-history";
import { throughPooler } from "./pooler";

test("random people under faults behind PgBouncer in transaction mode: the history holds as it does without", () =>
  historyHolds(throughPooler));
