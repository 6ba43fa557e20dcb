// A line on which some answers are late.
import type { Page } from "@playwright/test";

/** Answers to such requests wait until they are let go. */
export async function holds(page: Page, isHeld: (url: URL) => boolean) {
  const gate = Promise.withResolvers<void>();
  await page.route(isHeld, async (route) => {
    await gate.promise;
    await route.continue();
  });
  return async () => {
    gate.resolve();
    await page.unrouteAll({ behavior: "wait" });
  };
}
