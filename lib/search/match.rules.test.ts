import { describe, expect, test } from "vitest";
import { bestOf, type Entry, placeOf } from "#lib/search/match.rules";

const validation: Entry = { codes: ["CC-VAL-01"], title: "Independent validation", about: "Validation" };
const oversight: Entry = { codes: ["Art. 14", "eu-ai-act.art-14"], title: "Human oversight", about: "EU AI Act" };

describe("an entry of the library is found", () => {
  test.each([
    ["by its whole code, whatever the case", validation, "cc-val-01", 0],
    ["by the beginning of its code", validation, "CC-V", 1],
    ["by a code with a blank in it", oversight, "art. 14", 0],
    ["by the place in full", oversight, "Article 14", 0],
    ["by the place in German", oversight, "Artikel 14", 0],
    ["by the place without a point", oversight, "art 14", 0],
    ["by the beginning of the place in full", oversight, "article 1", 1],
    ["by the place and the source", oversight, "article 14 ai act", 3],
    ["by an annex in German", { codes: ["Annex III point 1"], title: "Biometrics", about: "" }, "Anhang III", 1],
    ["by an annex in French", { codes: ["Annex III point 1"], title: "Biometrics", about: "" }, "annexe III point 1", 0],
    ["by a section in short", { codes: ["Section VI"], title: "Governance", about: "" }, "sec. VI", 0],
    ["by beginnings of words of its title, in any order", oversight, "over hum", 2],
    ["by words of its title and of what it belongs to", oversight, "oversight ai act", 3],
    ["by a part inside a word", validation, "pendent", 3],
    ["without accents", { ...oversight, title: "Contrôle humain" }, "controle", 2],
  ])("%s", (_how, entry, q, place) => expect(placeOf(entry, q)).toBe(place));

  test.each([
    ["a word of the question is nowhere in it", validation, "independent elephant"],
    ["nothing is asked", validation, "  "],
    ["another article is asked for", oversight, "Article 9"],
  ])("but not when %s", (_why, entry, q) => expect(placeOf(entry, q)).toBeNull());
});

test("the best come first, equals stay in the order of the library, and no more than asked for", () => {
  const titles = ["A validation", "Revalidation", "B validation", "C validation"];
  const entryOf = (title: string) => ({ codes: [], title, about: "" });
  expect(bestOf(titles, entryOf, "valid", 3)).toEqual(["A validation", "B validation", "C validation"]);
  expect(bestOf(titles, entryOf, "valid", 9)).toHaveLength(4);
});
