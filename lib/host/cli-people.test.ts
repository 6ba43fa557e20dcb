import { describe, expect, test } from "vitest";
import { run } from "#lib/core/run";
import { writer } from "#lib/db/writer";
import { addPersonAtCommandLine, apiKeyAtCommandLine } from "#lib/host/cli-people";
import { acceptInvitation } from "#lib/people/accept-invitation.command";
import { PASSWORD } from "#lib/test/people";
import { callerOf, callerOfInvitation } from "#lib/web/context";

const tokenIn = (text: string) => /\/invitation\/(\S+)$/.exec(text)?.[1] ?? "";

describe("an empty system", () => {
  test("gets its first administrator and risk officer, each with a link that works, and the organisation they work in", async () => {
    const said = await addPersonAtCommandLine({ email: "First@bank.example", name: "First", role: "admin" });
    expect(said).toContain("Role: admin in the whole organisation, in force now.");
    const caller = await callerOfInvitation(tokenIn(said), "r");
    await run(acceptInvitation, { token: tokenIn(said), password: PASSWORD }, caller);
    expect(await addPersonAtCommandLine({ email: "risk@bank.example", name: "Risk", role: "risk_officer" })).toContain(
      "in force now",
    );
    const grants = await writer().roleGrant.findMany({ select: { role: true, duringSetUp: true, grantedBy: true } });
    expect(grants).toEqual(["admin", "risk_officer"].map((role) => ({ role, duringSetUp: true, grantedBy: "command-line" })));
  });

  test("a second call prints no new link for somebody with a password, and one for somebody without", async () => {
    expect(await addPersonAtCommandLine({ email: "first@bank.example", role: "admin" })).toMatch(
      /active already[\s\S]*no link was made/,
    );
    expect(tokenIn(await addPersonAtCommandLine({ email: "risk@bank.example" }))).not.toBe("");
    expect(tokenIn(await addPersonAtCommandLine({ email: "first@bank.example", reset: true }))).not.toBe("");
  });
});

test.each([
  [{ email: "nobody", name: "x" }, "nobody is not an e-mail address."],
  [{ email: "new@bank.example" }, "new@bank.example is new here"],
  [{ email: "other@bank.example", name: "Other", role: "king" }, "king is no role. Roles are data_scientist"],
])("%j is told what is wrong", async (given, sentence) => expect(addPersonAtCommandLine(given)).rejects.toThrow(sentence));

describe("a key at the command line", () => {
  test("works, and may sign only when asked for", async () => {
    await addPersonAtCommandLine({ email: "keys@bank.example", name: "Keys", role: "validator" });
    const keyOf = async (scopes: string[]) => (await apiKeyAtCommandLine({ email: "keys@bank.example", scopes })).split("\n")[1];
    const scopesOf = async (scopes: string[]) =>
      (await callerOf(new Request("http://x/", { headers: { authorization: `Bearer ${await keyOf(scopes)}` } }), "r")).actor
        .keyScopes;
    expect(await scopesOf([])).toEqual(["read", "write"]);
    expect(await scopesOf(["read", "sign"])).toEqual(["read", "sign"]);
  });

  test.each([
    [{ email: "stranger@bank.example", scopes: [] }, "There is nobody with the address stranger@bank.example here."],
    [{ email: "keys@bank.example", scopes: ["all"] }, "A key has the scopes read, write or sign."],
  ])("%j is told what is wrong", async (given, sentence) => expect(apiKeyAtCommandLine(given)).rejects.toThrow(sentence));
});
