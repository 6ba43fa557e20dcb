import { expect, test } from "vitest";
import { sentenceOf } from "#lib/audit/sentence";
import { words } from "#lib/core/catalogue";
import { reason } from "#lib/core/errors";
import { during } from "#lib/core/task";
import { worded } from "#lib/core/wording";
import { rowMessage } from "#lib/imports/row-message";
import { namesOf } from "#lib/lifecycle/people-here";
import { getMe } from "#lib/people/get-me.query";
import { setLanguage } from "#lib/people/set-language.command";
import { asOwner } from "#lib/test/database";
import { aPerson } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";

test("everybody sets the language of their own pages, as an event, and none but those there are", async () => {
  const person = await aPerson([]);
  expect(await person.does(getMe, {})).toMatchObject({ language: null });
  await person.does(setLanguage, { language: "fr" });
  expect(await person.does(getMe, {})).toMatchObject({ language: "fr" });
  const events = await asOwner("select event, change from ledger_event where actor_id = $1", [person.id]);
  expect(events).toMatchObject([{ event: "person.language_set", change: { personId: person.id, language: "fr" } }]);
  expect(await refusal(person.does(setLanguage, { language: "it" as never }))).toMatchObject({ code: "invalid" });
  await expect(asOwner("update person set language = 'it' where id = $1", [person.id])).rejects.toThrow(/person_language_check/);
  await person.does(setLanguage, { language: null });
  expect(await person.does(getMe, {})).toMatchObject({ language: null });
});

const said = () => [
  worded(reason("stale")).message,
  rowMessage(reason("row-repeated", { row: 1234, of: 2 })),
  namesOf([{ name: "Ada" }, { name: "Bo" }, { name: "Cy" }], 2),
  sentenceOf({
    event: "transition.requested",
    actor: "Ada",
    subject: "t",
    model: { ref: "MDL-0001", name: "Score" },
    change: { request: { fromStage: "in_development", toStage: "in_validation" } },
  }),
];

test("reasons and sentences are worded for whoever reads the page, and in English for REST, jobs and the command line", () => {
  const english = [
    "Changed since you opened it. Read the change, then decide again.",
    "Row 1234 repeats row 2 in every column; one record kept.",
    "Ada, Bo or 1 more",
    "Ada asked to move Score from in development to in validation.",
  ];
  expect(said()).toEqual(english);
  expect(during({ job: "buildExport", jobId: "1" }, said)).toEqual(english);
  expect(during({ requestId: "r", language: "de" }, said)).toEqual([
    "Geändert, seit Sie es geöffnet haben. Lesen Sie die Änderung und entscheiden Sie dann erneut.",
    "Zeile 1234 wiederholt Zeile 2 in jeder Spalte; ein Eintrag wurde behalten.",
    "Ada, Bo oder 1 weitere",
    "Ada hat für Score den Wechsel von „in Entwicklung“ zu „in Validierung“ beantragt.",
  ]);
});

test("what is written into files is English, whoever asks for them", () => {
  const word = () => words("record/export-file")("demonstration");
  expect(during({ language: "fr" }, word)).toBe(word());
});
