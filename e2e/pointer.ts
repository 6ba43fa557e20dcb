// A pointer, and a keyboard for nothing but text.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Hand } from "./hand.ts";
import type { File } from "./import-steps.ts";
import { comesAlive } from "./opens.ts";

export class Pointer implements Hand {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async opens(path: string) {
    await this.page.goto(path);
    await comesAlive(this.page);
  }

  async goes(place: string, heading = place) {
    await this.page
      .getByRole("navigation", { name: "Main" })
      .getByRole("link", { name: new RegExp(`^${place}`) })
      .click();
    await expect(this.page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
  }

  presses = (control: Locator) => control.click();
  types = (field: Locator, text: string) => field.fill(text);
  ticks = (box: Locator) => box.check();
  picks = (group: Locator, answer: string | RegExp) => group.getByRole("radio", { name: answer, exact: true }).check();

  async chooses(list: Locator, choice: string) {
    await list.selectOption({ label: choice });
  }

  async finds(field: Locator, typed: string, found: RegExp) {
    await field.fill(typed);
    await this.page.getByRole("option", { name: found }).click();
  }

  async gives(place: Locator, file: File) {
    const asks = this.page.waitForEvent("filechooser");
    await this.page.locator(`label[for="${await place.getAttribute("id")}"]`).click();
    await (await asks).setFiles(file);
  }

  async answers(opener: Locator, submit: string | RegExp, fill = async (_: Locator) => {}) {
    const dialog = this.page.getByRole("dialog");
    await opener.click();
    await fill(dialog);
    await dialog.getByRole("button", { name: submit, exact: true }).click();
    await expect(dialog).toBeHidden();
  }
}
