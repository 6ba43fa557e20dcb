import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { admit, forgive, giveBack, settle } from "#lib/access/throttle";
import { asOwner } from "#lib/test/database";

const limit = (free = 5, waitSecondsMax: number | null = 900) => ({ key: randomUUID(), free, waitSecondsMax });

/** As if so many tries had failed, the last one `days` ago, and the wait were over. */
const failed = (key: string, failures: number, days = 0) =>
  asOwner(
    "insert into attempt (key, failures, last_at, blocked_until, untold, untold_since) values ($1, $2, now() - make_interval(days => $3), now(), $2, now())",
    [key, failures, days],
  );

const waitOf = async (key: string) => {
  const [row] = await asOwner<{ wait: number }>(
    "select round(extract(epoch from blocked_until - last_at))::int as wait from attempt where key = $1",
    [key],
  );
  return row?.wait;
};

describe("after another failure the wait is", () => {
  test.each([
    [0, 0],
    [3, 0],
    [4, 2],
    [5, 4],
    [6, 8],
    [12, 512],
    [13, 900],
    [5000, 900],
  ])("with %i before: %i seconds", async (before, seconds) => {
    const of = limit();
    if (before > 0) await failed(of.key, before);
    expect(await admit(of)).toEqual({ admitted: true, failures: before + 1 });
    expect(await waitOf(of.key)).toBe(seconds);
  });

  test("none, when the failures before are older than a day", async () => {
    const of = limit();
    await failed(of.key, 40, 2);
    expect(await admit(of)).toEqual({ admitted: true, failures: 1 });
    expect(await waitOf(of.key)).toBe(0);
  });

  test("without end where it has none, until it is forgiven", async () => {
    const of = limit(5, null);
    for (let i = 0; i < 5; i += 1) expect((await admit(of)).admitted).toBe(true);
    expect((await admit(of)).admitted).toBe(false);
    await forgive(of, 0);
    expect((await admit(of)).admitted).toBe(true);
  });
});

describe("what was tried in somebody's name", () => {
  test("is handed over once, without the try that succeeded", async () => {
    const of = limit();
    for (let i = 0; i < 3; i += 1) await admit(of);
    expect(await forgive(of, 1)).toEqual({ count: 2, since: expect.any(Date) });
    await admit(of);
    expect(await forgive(of, 1)).toEqual({ count: 0, since: null });
  });

  test("is kept for later when only the wait ends", async () => {
    const of = limit();
    for (let i = 0; i < 3; i += 1) await admit(of);
    await settle(of);
    expect(await admit(of)).toEqual({ admitted: true, failures: 1 });
    expect(await forgive(of, 1)).toMatchObject({ count: 2 });
  });

  test("of nobody is nothing", async () => expect(await forgive(limit(), 0)).toEqual({ count: 0, since: null }));
});

test("failures given back end a wait that they made, and never become fewer than none", async () => {
  const of = limit();
  await failed(of.key, 12);
  await admit(of);
  expect((await admit(of)).admitted).toBe(false);
  await giveBack(of, 20);
  expect(await admit(of)).toEqual({ admitted: true, failures: 1 });
});
