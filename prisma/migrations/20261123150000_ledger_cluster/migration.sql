-- What the ledger notices beyond rows: another cluster, and changes of the database's own shape.

-- The cluster this server is. ledger_epoch() says "demonstration" while a demonstration is made; this never does.
CREATE FUNCTION ledger_cluster() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS $$ SELECT system_identifier::text FROM pg_control_system() $$;

-- The cluster in which the horizon is counted; empty until the first sealing. Transaction numbers of another one mean nothing here.
ALTER TABLE ledger_horizon ADD COLUMN epoch text NOT NULL DEFAULT '';

-- How far a background job is: shown while it runs, never evidence, outside the ledger.
CREATE TABLE job_progress (
  subject text PRIMARY KEY,
  done integer NOT NULL,
  total integer,
  error jsonb,
  at timestamptz(3) NOT NULL
);
GRANT INSERT, UPDATE, DELETE ON job_progress TO countersign_writer;

-- Triggers, tables, functions and grants that change become rows of the ledger too, marked when a migration changes them
-- (the session then holds the lock of migrations).
CREATE FUNCTION ledger_capture_ddl() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  migrating boolean := EXISTS (
    SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND granted AND classid = 0 AND objid = 72707369);
BEGIN
  -- A check left for the end of the transaction would forbid it to alter ledger_row itself later on.
  IF session_user <> 'countersign_writer' THEN
    SET CONSTRAINTS ledger_row_has_event IMMEDIATE;
  END IF;
  IF tg_event = 'sql_drop' THEN
    INSERT INTO ledger_row (at, table_name, key, op, new, db_user, client)
    SELECT product_clock(), o.object_type, o.object_identity, 'DDL',
      jsonb_build_object('command', tg_tag, 'dropped', true, 'migrating', migrating), session_user, inet_client_addr()::text
    FROM pg_event_trigger_dropped_objects() AS o
    WHERE o.original AND NOT o.is_temporary AND coalesce(o.schema_name, 'public') = 'public';
  ELSE
    INSERT INTO ledger_row (at, table_name, key, op, new, db_user, client)
    SELECT product_clock(), lower(o.object_type), coalesce(o.object_identity, lower(o.object_type)), 'DDL',
      jsonb_build_object('command', o.command_tag, 'dropped', false, 'migrating', migrating), session_user, inet_client_addr()::text
    FROM pg_event_trigger_ddl_commands() AS o
    WHERE coalesce(o.schema_name, 'public') = 'public';
  END IF;
END $$;

-- Event triggers belong to a superuser. Where the owner is none, the check of the catalogue stands alone and says so.
DO $$
BEGIN
  CREATE EVENT TRIGGER ledger_ddl ON ddl_command_end EXECUTE FUNCTION ledger_capture_ddl();
  CREATE EVENT TRIGGER ledger_drop ON sql_drop EXECUTE FUNCTION ledger_capture_ddl();
  ALTER EVENT TRIGGER ledger_ddl ENABLE ALWAYS;
  ALTER EVENT TRIGGER ledger_drop ENABLE ALWAYS;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'the owner may not create event triggers; changes of the schema are found by the check of the catalogue alone';
END $$;
