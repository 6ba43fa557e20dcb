import { expect, test } from "vitest";
import { surveyColumns } from "#lib/imports/column-survey";

const survey = (different: number) => {
  const columns = surveyColumns(["stage"]);
  for (let n = 0; n < different; n += 1) columns.add([`Live since week ${n}, ${"x".repeat(100)}${n}`]);
  return columns.finish()[0] ?? expect.fail();
};

test("every word of a column is listed while they can be words, however long; of more the commonest", () => {
  expect(survey(199)).toMatchObject({ more: false });
  expect(survey(199).words).toHaveLength(199);
  expect(survey(300)).toMatchObject({ more: true });
  expect(survey(300).words).toHaveLength(60);
});
