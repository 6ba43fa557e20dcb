// The verbs at the machine's own command line. Exit 0 well, 1 found a fault, 2 wrong use.
import { parseArgs } from "node:util";
import { isDamaged } from "#lib/core/damaged";
import { Refusal, reason } from "#lib/core/errors";
import { worded } from "#lib/core/wording";
import { examineAtCommandLine } from "#lib/host/cli-doctor";
import { importAtCommandLine } from "#lib/host/cli-import";
import { verifyLedgerAtCommandLine } from "#lib/host/cli-ledger";
import { addPersonAtCommandLine, apiKeyAtCommandLine } from "#lib/host/cli-people";
import { connect } from "#lib/host/connect";
import { StartFault } from "#lib/host/fault";
import { modeSchema } from "#lib/imports/schema";
import { Email, RoleName } from "#lib/people/schema";

const USAGE = `Usage: npm run -s countersign -- <verb>
  api-key <email> [--scope sign]       makes an API key for a person (read and write; sign only when asked for)
  person <email> [--name NAME] [--role ROLE] [--reset]
                                       invites a person, or makes a new link, and gives a role in the whole organisation
  import <file> [--mapping NAME] [--mode import|dry-run|compare] [--as EMAIL]
                                       brings models in from a CSV or XLSX file
  verify-ledger                        recomputes the whole ledger and tells what does not hold
  doctor                               looks at settings, disk, clock, database, ledger, evidence and jobs, and says what to do`;

class WrongUse extends Error {}
type Outcome = { ok: boolean; said: string };
type Verb = () => Promise<Outcome>;

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;
const many = { type: "string", multiple: true } as const;

/** The one argument and the options of a verb. Throws WrongUse with what is the matter. */
function given<Options extends Record<string, typeof text | typeof flag | typeof many>>(
  args: string[],
  options: Options,
  argument?: string,
) {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true });
    const [first = "", ...others] = positionals;
    if (argument && first === "") throw new WrongUse(`${argument} is missing.`);
    const strange = argument ? others[0] : positionals[0];
    if (strange) throw new WrongUse(`${strange} was not expected.`);
    return { values, first };
  } catch (error) {
    throw error instanceof WrongUse ? error : new WrongUse(error instanceof Error ? error.message : String(error));
  }
}

const emailOf = (said: string) => {
  const email = Email.safeParse(said);
  if (!email.success) throw new WrongUse(`${said} is not an e-mail address.`);
  return email.data;
};

const roleOf = (said: string) => {
  const role = RoleName.safeParse(said);
  if (!role.success) throw new WrongUse(`${said} is no role. Roles are ${RoleName.options.join(", ")}.`);
  return role.data;
};

const SCOPES = ["read", "write", "sign"];
/** A key reads and writes; a scope that is named comes on top. */
const scopesOf = (named: string[] = []) => {
  const strange = named.find((scope) => !SCOPES.includes(scope));
  if (strange) throw new WrongUse(`${strange} is no scope. Scopes are ${SCOPES.join(", ")}.`);
  return [...new Set(named.includes("sign") ? ["read", "write", ...named] : named)];
};

const modeOf = (mode = "import") => {
  const known = modeSchema.safeParse(mode);
  if (!known.success) throw new WrongUse(`${mode} is no mode. Modes are ${modeSchema.options.join(", ")}.`);
  return known.data;
};

const well = async (said: Promise<string>): Promise<Outcome> => ({ ok: true, said: await said });

/** Most verbs need the database, brought to this program's schema. */
const connected =
  (act: Verb): Verb =>
  async () => {
    const close = await connect();
    try {
      return await act();
    } finally {
      await close();
    }
  };

/** What is asked for, read before anything is connected. */
const VERBS: Record<string, (args: string[]) => Verb> = {
  person: (args) => {
    const { values, first } = given(args, { name: text, role: text, reset: flag }, "The e-mail address");
    const person = { ...values, email: emailOf(first), ...(values.role !== undefined && { role: roleOf(values.role) }) };
    return connected(() => well(addPersonAtCommandLine(person)));
  },
  "api-key": (args) => {
    const { values, first } = given(args, { scope: many }, "The e-mail address");
    const asked = { email: emailOf(first), scopes: scopesOf(values.scope) };
    return connected(() => well(apiKeyAtCommandLine(asked)));
  },
  import: (args) => {
    const { values, first: file } = given(args, { mapping: text, mode: text, as: text }, "The file");
    const mode = modeOf(values.mode);
    return connected(() => importAtCommandLine({ file, mode, mapping: values.mapping, as: values.as }));
  },
  "verify-ledger": (args) => {
    given(args, {});
    return connected(verifyLedgerAtCommandLine);
  },
  doctor: (args) => {
    given(args, {});
    return examineAtCommandLine;
  },
};

const verbOf = ([verb = "", ...args]: string[]) => {
  const read = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (!read) throw new WrongUse(verb === "" ? "A verb is missing." : `${verb} is no verb.`);
  return read(args);
};

async function main(args: string[]): Promise<number> {
  const { ok, said } = await verbOf(args)();
  console.log(said);
  return ok ? 0 : 1;
}

const told = (error: unknown): string => {
  if (error instanceof Refusal) return error.reasons.map((why) => worded(why).message).join("\n");
  if (isDamaged(error)) return `${worded(reason("damaged")).message} ${worded(reason("damaged")).fix}`;
  return error instanceof StartFault || error instanceof WrongUse ? error.message : String(error);
};

await main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof WrongUse ? `${told(error)}\n\n${USAGE}` : told(error));
    process.exit(error instanceof WrongUse ? 2 : 1);
  },
);
