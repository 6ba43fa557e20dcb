// The keyboard alone. Nothing is reached here but by keys, and wherever they stop the focus has to be seen.
import { expect, type Locator, type Page } from "@playwright/test";
import { type Focus, focusFrom } from "./focus.ts";
import type { Hand } from "./hand.ts";
import type { File } from "./import-steps.ts";
import { comesAlive, opens } from "./opens.ts";

/** No page asks for more steps than that to come from one of its ends to the other. */
const STEPS = 300;

export class Keyboard implements Hand {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  private press = (key: string) => this.page.keyboard.press(key);

  private async problemAt(control: Locator) {
    const { name, problem } = await control.evaluate(focusFrom);
    return problem && `the focus on ${name} ${problem}`;
  }

  /** Steps from control to control until the focus is on this one, or in this group. */
  async reaches(control: Locator) {
    const passed: string[] = [];
    const look = async (): Promise<Focus> => {
      // What was open at the control before closes a moment after the focus has left it.
      await expect.poll(async () => this.problemAt(control), { timeout: 2_000 }).toBeNull();
      return control.evaluate(focusFrom);
    };
    let focus = await look();
    const step = focus.isBefore ? "Tab" : "Shift+Tab";
    while (!focus.isThere) {
      if (passed.length > STEPS)
        throw new Error(`${step} never comes to ${control}; it passed ${[...new Set(passed)].join(" · ")}`);
      passed.push(focus.name);
      await this.press(step);
      focus = await look();
    }
  }

  async opens(path: string) {
    await this.page.goto(path);
    await comesAlive(this.page);
  }

  async goes(place: string, heading = place) {
    const palette = await opens(this.page, () => this.press("Control+k"));
    await this.page.keyboard.type(place);
    await expect(palette.getByRole("option", { name: place }).first()).toHaveAttribute("aria-selected", "true");
    await this.press("Enter");
    await expect(this.page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
  }

  async presses(control: Locator) {
    await this.reaches(control);
    await this.press("Enter");
  }

  async types(field: Locator, text: string) {
    await this.reaches(field);
    await this.press("Control+a");
    await this.page.keyboard.type(text);
    await expect(field).toHaveValue(text);
  }

  async chooses(list: Locator, choice: string) {
    await this.reaches(list);
    const options = await list.locator("option").allTextContents();
    const chosen = () => list.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.label ?? "");
    await this.press("Home");
    for (const _ of options) if ((await chosen()) !== choice) await this.press("ArrowDown");
    expect(await chosen(), `of ${options.join(", ")}`).toBe(choice);
  }

  async picks(group: Locator, answer: string | RegExp) {
    const wanted = group.getByRole("radio", { name: answer, exact: true });
    await this.reaches(group);
    await this.press("Space");
    for (const _ of await group.getByRole("radio").all()) if (!(await wanted.isChecked())) await this.press("ArrowDown");
    await expect(wanted).toBeChecked();
  }

  async ticks(box: Locator) {
    await this.reaches(box);
    if (!(await box.isChecked())) await this.press("Space");
    await expect(box).toBeChecked();
  }

  async finds(field: Locator, typed: string, found: RegExp) {
    await this.reaches(field);
    await this.page.keyboard.type(typed);
    const option = this.page.getByRole("option", { name: found });
    await expect(option).toBeVisible();
    const isActive = async () => (await field.getAttribute("aria-activedescendant")) === (await option.getAttribute("id"));
    for (const _ of await this.page.getByRole("option").all()) if (!(await isActive())) await this.press("ArrowDown");
    await this.press("Enter");
    await expect(field).toHaveValue(found);
  }

  /** The window in which a file is chosen is the browser's own; that the key opens it is ours. */
  async gives(place: Locator, file: File) {
    await this.reaches(place);
    // The browser is told to hand the window to the test only then, and a key can be faster.
    await expect(async () => {
      const [window] = await Promise.all([this.page.waitForEvent("filechooser", { timeout: 3_000 }), this.press("Enter")]);
      await window.setFiles(file);
    }).toPass({ timeout: 30_000 });
  }

  /** The focus goes into the dialog, and back to what opened it; to what is around it when that went with the act. */
  async answers(opener: Locator, submit: string | RegExp, fill = async (_: Locator) => {}) {
    const dialog = this.page.getByRole("dialog");
    await this.presses(opener);
    await expect(dialog.locator(":focus")).toBeVisible();
    await fill(dialog);
    await this.presses(dialog.getByRole("button", { name: submit, exact: true }));
    await expect(dialog).toBeHidden();
    await expect(async () => {
      const around = this.page.locator("main:focus, main :focus");
      if (await opener.isVisible()) await expect(opener).toBeFocused({ timeout: 1_000 });
      else await expect(around).toHaveCount(1, { timeout: 1_000 });
    }).toPass({ timeout: 20_000 });
  }
}
