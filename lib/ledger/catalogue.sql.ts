/**
 * What the database says about its own guards, one fact a line: triggers and whether they fire, functions by the hash of their
 * body, constraints, who may do what. Names are qualified, so the lines do not depend on who asks.
 */
const OURS = "n.nspname = 'public' and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')";
const ROLES = "('countersign_writer', 'countersign_reader')";

const TRIGGERS = `
  select format('trigger %s %s %s %s', c.relname, t.tgname, t.tgenabled, pg_get_triggerdef(t.oid))
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where ${OURS} and not t.tgisinternal`;

/** The triggers that keep foreign keys can be switched off too. */
const SWITCHED_OFF = `
  select format('switched off %s %s', c.relname, con.conname)
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace left join pg_constraint con on con.oid = t.tgconstraint
  where ${OURS} and t.tgisinternal and t.tgenabled not in ('O', 'A')`;

const FUNCTIONS = `
  select format('function %s(%s) %s %s %s', c.proname, pg_get_function_identity_arguments(c.oid), case when c.prosecdef then 'definer' else 'invoker' end,
    coalesce(array_to_string(c.proconfig, ','), '-'), encode(sha256(convert_to(c.prosrc, 'UTF8')), 'hex'))
  from pg_proc c join pg_namespace n on n.oid = c.pronamespace where ${OURS}`;

const CONSTRAINTS = `
  select format('constraint %s %s %s%s', c.relname, k.conname, pg_get_constraintdef(k.oid), case when k.convalidated then '' else ' not validated' end)
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace where ${OURS} and k.contype in ('c', 'f', 'p', 'u', 'x')`;

const UNIQUE = `
  select format('unique %s', pg_get_indexdef(i.indexrelid))
  from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
  where ${OURS} and i.indisunique and i.indisvalid and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`;

const DEFAULTS = `
  select format('default %s.%s %s', c.relname, a.attname, pg_get_expr(f.adbin, f.adrelid))
  from pg_attrdef f join pg_class c on c.oid = f.adrelid join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum = f.adnum
  where ${OURS} and c.relname like 'ledger%'`;

/** A rewrite rule or row security could hide rows from whoever checks, or drop what is written. */
const HIDING = `
  select format('rule %s %s', r.tablename, r.rulename) from pg_rules r where r.schemaname = 'public'
  union all
  select format('row security %s', c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and (c.relrowsecurity or c.relforcerowsecurity)`;

const EVENT_TRIGGERS = `
  select format('event trigger %s %s %s %s', e.evtname, e.evtevent, e.evtenabled, e.evtfoid::regproc) from pg_event_trigger e`;

/** A further role that only reads is the installation's own affair; anything more is told. */
const GRANTS = `
  select format('grant %s %s %s', c.relname, g.who, string_agg(g.privilege, ',' order by g.privilege))
  from pg_class c join pg_namespace n on n.oid = c.relnamespace, lateral (
    select coalesce(r.rolname, 'PUBLIC') as who, x.privilege_type as privilege from aclexplode(c.relacl) x left join pg_roles r on r.oid = x.grantee
    where x.grantee <> c.relowner and (x.privilege_type <> 'SELECT' or r.rolname in ${ROLES} or x.grantee = 0)) g
  where ${OURS} and c.relkind in ('r', 'p', 'v', 'm', 'S') group by c.relname, g.who
  union all
  select format('grant on column %s.%s %s %s', c.relname, a.attname, coalesce(r.rolname, 'PUBLIC'), x.privilege_type)
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace, aclexplode(a.attacl) x left join pg_roles r on r.oid = x.grantee
  where ${OURS}
  union all
  select format('grant schema public %s %s', coalesce(r.rolname, 'PUBLIC'), x.privilege_type)
  from pg_namespace n, aclexplode(n.nspacl) x left join pg_roles r on r.oid = x.grantee where n.nspname = 'public' and x.grantee <> n.nspowner
  union all
  select format('grant function %s %s', c.proname, coalesce(r.rolname, 'PUBLIC'))
  from pg_proc c join pg_namespace n on n.oid = c.pronamespace, aclexplode(c.proacl) x left join pg_roles r on r.oid = x.grantee
  where ${OURS} and x.grantee <> c.proowner`;

const POWERS = `
  select format('role %s %s', r.rolname, p.power) from pg_roles r, lateral (values
    ('superuser', r.rolsuper), ('createrole', r.rolcreaterole), ('createdb', r.rolcreatedb), ('replication', r.rolreplication), ('bypassrls', r.rolbypassrls)) as p(power, has)
  where r.rolname in ${ROLES} and p.has
  union all
  select format('role %s member of %s', m.rolname, g.rolname)
  from pg_auth_members a join pg_roles m on m.oid = a.member join pg_roles g on g.oid = a.roleid where m.rolname in ${ROLES}
  union all
  select format('owner %s %s', c.relname, o.rolname)
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles o on o.oid = c.relowner where ${OURS} and o.rolname in ${ROLES}`;

/** A prepared transaction that nobody ends would hold the sealer back for ever, over restarts too: the server allows none. */
const SETTINGS = "select format('setting max_prepared_transactions %s', current_setting('max_prepared_transactions'))";

/** Gives one column `fact`. */
export const CATALOGUE = `select fact from (${[
  TRIGGERS,
  SWITCHED_OFF,
  FUNCTIONS,
  CONSTRAINTS,
  UNIQUE,
  DEFAULTS,
  HIDING,
  EVENT_TRIGGERS,
  GRANTS,
  POWERS,
  SETTINGS,
].join("\nunion all\n")}) as facts(fact) order by fact collate "C"`;
