// The seven journeys of the product, each whole and by its shortest way: once by the keyboard alone, in the dark and in a narrow window,
// once by pointer, in the light and in a wide one. The other specs go the side roads.
import type { Browser } from "@playwright/test";
import { says } from "./desk-steps.ts";
import { type DemoPerson, expect, rest, test } from "./fixtures.ts";
import { type Hand, handOf, WAYS, type Way } from "./hand.ts";
import { csvFile, downloads, ends, expectNumbers } from "./import-steps.ts";
import { asks, builds, makesMapping, proves, ratesAll, registers, signs, submits } from "./journey-steps.ts";
import { rated, registered } from "./model-steps.ts";
import { aNewcomer } from "./people-steps.ts";
import { aModel } from "./rating-steps.ts";
import { answersAll, type Cast, castOf, openAt } from "./signoff-steps.ts";

// Unlike any other, so that a journey finds its own where one has been before.
const RUN = Date.now().toString(36);
let cast: Cast;

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  cast = await castOf(browser, [
    "data-scientist",
    "model-owner",
    "validator",
    "compliance-officer",
    "risk-officer",
    "risk-officer-2",
  ]);
});

for (const way of Object.keys(WAYS) as Way[])
  test.describe(`by ${way}`, () => {
    const hands: Hand[] = [];
    const sits = async (browser: Browser, person: DemoPerson) => {
      const hand = await handOf(browser, way, person);
      hands.push(hand);
      return hand;
    };
    test.afterEach(async () => {
      for (const { page } of hands.splice(0)) await page.context().close();
    });

    test(`submit: a model is registered, and its page says what it still needs, by ${way}`, async ({ browser }) => {
      const author = await sits(browser, "data-scientist");
      const name = `Queue forecast ${RUN} by ${way}`;
      await registers(author, name);
      await expect(author.page.getByRole("heading", { level: 1, name })).toBeVisible();
      await expect(author.page.getByText("things are missing")).toBeVisible();
    });

    test(`rate: the author answers eighteen questions, a second person confirms the tier, by ${way}`, async ({ browser }) => {
      const name = `Case order ${RUN} by ${way}`;
      const { id } = await aModel(cast["model-owner"], name);
      const author = await sits(browser, "data-scientist");
      await author.opens(`/models/${id}/risk`);
      await ratesAll(author);
      await expect(author.page.getByText("Waits for confirmation")).toBeVisible();

      const officer = await sits(browser, "risk-officer-2");
      await officer.opens("/ratings");
      const row = officer.page.getByRole("row", { name });
      await officer.presses(row.getByRole("button", { name: /^Confirm/ }));
      await expect(row).toHaveCount(0);
      expect((await rest(officer.page, "GET", `/models/${id}`)).body.tier).toBe("low");
    });

    let [modelId, versionId] = ["", ""];
    const desk = async (hand: Hand, meaning: string) => hand.opens(`/sign-offs/${(await openAt(cast, modelId))[meaning]}`);

    test(`return and resubmit: sent back with a reason, mended, asked again, and the change is shown, by ${way}`, async ({
      browser,
    }) => {
      ({ modelId, versionId } = await registered(cast, `Parcel order ${RUN} by ${way}`));
      await rated(cast, versionId, "medium");
      await answersAll(cast, versionId, "G0");
      const author = await sits(browser, "data-scientist");
      await author.opens(`/models/${modelId}`);
      await asks(author, "development");

      const reviewer = await sits(browser, "compliance-officer");
      await desk(reviewer, "compliance_reviewed");
      await reviewer.answers(reviewer.page.getByRole("button", { name: /^Return…/ }), "Return 1.0", async (dialog) => {
        await reviewer.types(dialog.getByLabel("What has to be answered or changed"), "Say what it cannot read.");
        await proves(reviewer, "compliance-officer");
      });
      await says(reviewer.page, "Returned. Its people are told.");

      await author.opens(`/models/${modelId}`);
      await author.presses(author.page.getByRole("link", { name: "Edit", exact: true }));
      await author.types(author.page.getByLabel("Limits", { exact: true }), "Letters by hand are not read.");
      await author.presses(author.page.getByRole("button", { name: "Save", exact: true }));
      await author.page.waitForURL((url) => !url.pathname.endsWith("/edit"));
      await asks(author, "development");

      await desk(reviewer, "compliance_reviewed");
      await expect(reviewer.page.getByText("Changed since you returned it")).toBeVisible();
      await expect(reviewer.page.locator("#changed-model")).toContainText("Letters by hand are not read.");
    });

    test(`review and sign: what was asked for is commented on, signed, and the stage moves, by ${way}`, async ({ browser }) => {
      const owner = await sits(browser, "model-owner");
      await desk(owner, "acknowledged");
      await owner.presses(owner.page.getByRole("button", { name: "I am the owner" }));
      await says(owner.page, /^Acknowledged\./);

      const reviewer = await sits(browser, "compliance-officer");
      await desk(reviewer, "compliance_reviewed");
      await reviewer.presses(reviewer.page.getByRole("button", { name: "Comment on Limits", exact: true }));
      await reviewer.types(reviewer.page.getByRole("textbox", { name: "Comment on Limits" }), "Good to know.");
      await reviewer.presses(reviewer.page.getByRole("button", { name: "Comment", exact: true }));
      await says(reviewer.page, "Said about Limits.");
      await signs(reviewer, "compliance-officer", {
        ...{ who: "Demo compliance officer", role: "Compliance officer", meaning: "compliance reviewed" },
        ...{ what: `Parcel order ${RUN} by ${way} 1.0`, next: "the request is approved, and the version goes to development." },
      });
      await says(reviewer.page, /^Signed\. The request is approved/);
      expect((await rest(owner.page, "GET", `/models/${modelId}`)).body.stage).toBe("in_development");
    });

    test(`submit what was built: a control is answered, its file attached, and the author signs with the request, by ${way}`, async ({
      browser,
    }) => {
      await builds(cast, versionId);
      const author = await sits(browser, "data-scientist");
      await submits(author, modelId);
      await says(author.page, /^Signed\./);
      expect((await rest(author.page, "GET", `/models/${modelId}`)).body.stage).toBe("in_validation");
    });

    test(`import: a file is read, its columns named, and its records are there, by ${way}`, async ({ browser }) => {
      const officer = await sits(browser, "risk-officer");
      await officer.goes("Imports");
      await officer.presses(officer.page.getByRole("main").getByRole("link", { name: "Import a file" }));
      const source = `${way}-${RUN}`;
      await officer.gives(
        officer.page.getByLabel(/Choose a file/),
        csvFile("register.csv", [`Key ${source},Called`, `A-1,Letters by size ${source}`, `A-2,Letters by age ${source}`]),
      );
      await makesMapping(officer, source);
      await officer.picks(officer.page.getByRole("radiogroup", { name: "What to do" }), /^Import/);
      await officer.presses(officer.page.getByRole("button", { name: "Start", exact: true }));
      await ends(officer.page);
      await expectNumbers(officer.page, ["2", "0", "0", "0"]);
      expect((await rest(officer.page, "GET", `/models?source=${source}`)).body.total).toBe(2);
    });

    test(`find and export: the list is searched and narrowed, taken along, and a file for an auditor made, by ${way}`, async ({
      browser,
    }) => {
      const officer = await sits(browser, "risk-officer");
      const { page } = officer;
      await officer.goes("Models");
      await officer.types(page.getByRole("searchbox"), "credt score");
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(/q=credt\+score/);
      await officer.chooses(page.getByLabel("Tier", { exact: true }), "High");
      await expect(page).toHaveURL(/tier=high/);
      const shown = await page.getByRole("rowheader").allTextContents();
      expect(shown).toContain("Retail credit scorecard");
      const list = await downloads(page, () => officer.presses(page.getByRole("link", { name: "CSV of this list" })));
      expect(list.rows.slice(1).map(([model]) => model)).toEqual(shown);

      await officer.goes("Exports");
      await officer.chooses(page.getByLabel("What", { exact: true }), "Register");
      await officer.chooses(page.getByLabel("Register", { exact: true }), "Register of approvals");
      const files = page.getByRole("link", { name: /^Download/ });
      const before = await files.count();
      await officer.presses(page.getByRole("button", { name: "Make the file" }));
      await expect(files).toHaveCount(before + 1, { timeout: 60_000 });
      const file = await downloads(page, () => officer.presses(files.first()));
      expect(file.rows.flat()).toContain("Rows in this file");
    });

    test(`administer: somebody is invited and given a role, and a second person confirms it, by ${way}`, async ({ browser }) => {
      const newcomer = aNewcomer("Journey validator");
      const admin = await sits(browser, "admin");
      await admin.goes("Administration", "People");
      await admin.answers(admin.page.getByRole("button", { name: "Invite a person" }), "Invite", async (dialog) => {
        await admin.types(dialog.getByLabel("E-mail address"), newcomer.email);
        await admin.types(dialog.getByLabel("Name", { exact: true }), newcomer.name);
      });
      await expect(admin.page.getByRole("heading", { level: 1, name: newcomer.name })).toBeVisible();
      await admin.answers(admin.page.getByRole("button", { name: "Give a role" }), "Give the role", async (dialog) => {
        await admin.chooses(dialog.getByLabel("Role", { exact: true }), "Validator");
        await admin.chooses(dialog.getByLabel("Business unit"), "Demonstration group");
      });
      await expect(admin.page.getByText("Waits for a second person").first()).toBeVisible();

      const officer = await sits(browser, "risk-officer");
      await officer.opens("/admin/grants");
      const row = officer.page.getByRole("row", { name: newcomer.name });
      await officer.answers(row.getByRole("button", { name: "Confirm" }), "Confirm the role");
      await expect(row).toHaveCount(0);
    });
  });
