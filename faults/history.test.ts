import { test } from "vitest";
import { historyHolds } from "./faulty-history";

test("random people under faults: an approval has its signatures, a slot one winner, and nothing acknowledged is lost or there twice", () =>
  historyHolds(async (addresses) => addresses));
