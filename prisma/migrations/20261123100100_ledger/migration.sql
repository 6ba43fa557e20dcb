-- The ledger: capture by trigger, append only, sealed a moment later.

ALTER TABLE ledger_horizon ADD CONSTRAINT ledger_horizon_is_one_row CHECK (id);
INSERT INTO ledger_horizon DEFAULT VALUES;

-- A row as the ledger keeps it. Personal values enter as a commitment SHA-256(salt || value), secret ones not at all,
-- numbers beyond a double and bytes as text, so that the same row gives the same canonical bytes everywhere.
CREATE FUNCTION ledger_image(image jsonb, personal text[], secret text[], exact text[]) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT jsonb_object_agg(e.key, CASE
    WHEN e.value = 'null' THEN e.value
    WHEN e.key = ANY (personal) THEN jsonb_build_object('commitment', encode(sha256(decode(substr(image ->> 'salt', 3), 'hex') || convert_to(e.value #>> '{}', 'UTF8')), 'hex'))
    WHEN e.key = ANY (exact) THEN to_jsonb(e.value #>> '{}')
    ELSE e.value END)
  FROM jsonb_each(image) AS e
  WHERE e.key <> ALL (secret) AND e.key <> 'salt'
$$;

CREATE FUNCTION ledger_secrets(before jsonb, after jsonb, secret text[]) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT coalesce(jsonb_object_agg(name, '{"changed": true}'::jsonb), '{}')
  FROM unnest(secret) AS name WHERE (before -> name) IS DISTINCT FROM (after -> name)
$$;

-- Arguments: key columns, personal, secret, exact columns, the column that names the model in a batch (or empty).
CREATE FUNCTION ledger_capture() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  before jsonb; after jsonb; present jsonb; event text := nullif(current_setting('countersign.event', true), '');
BEGIN
  IF tg_op = 'TRUNCATE' THEN
    INSERT INTO ledger_row (event_id, at, table_name, key, op, db_user, client)
    VALUES (event, product_clock(), tg_table_name, '*', tg_op, session_user, inet_client_addr()::text);
    RETURN NULL;
  END IF;
  IF tg_op <> 'INSERT' THEN before := to_jsonb(old); END IF;
  IF tg_op <> 'DELETE' THEN after := to_jsonb(new); END IF;
  present := coalesce(after, before);
  IF event LIKE 'batch:%' THEN
    event := substr(event, 7) || coalesce(':' || (present ->> nullif(tg_argv[4], '')), '');
  END IF;
  INSERT INTO ledger_row (event_id, at, table_name, key, op, old, new, db_user, client)
  VALUES (event, product_clock(), tg_table_name,
    (SELECT string_agg(present ->> c.name, '/' ORDER BY c.place) FROM unnest(tg_argv[0]::text[]) WITH ORDINALITY AS c(name, place)),
    tg_op,
    ledger_image(before, tg_argv[1]::text[], tg_argv[2]::text[], tg_argv[3]::text[]),
    ledger_image(after, tg_argv[1]::text[], tg_argv[2]::text[], tg_argv[3]::text[]) || ledger_secrets(before, after, tg_argv[2]::text[]),
    session_user, inet_client_addr()::text);
  RETURN NULL;
END $$;

-- Puts a table under the ledger: whole rows before and after, also when triggers are off for replication, also TRUNCATE.
CREATE FUNCTION watch_with_ledger(watched regclass, about text DEFAULT '', personal text[] DEFAULT '{}', secret text[] DEFAULT '{}')
RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  keys text[]; exact text[];
BEGIN
  SELECT array_agg(a.attname ORDER BY k.place) INTO keys
  FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k(attnum, place), pg_attribute a
  WHERE i.indrelid = watched AND i.indisprimary AND a.attrelid = watched AND a.attnum = k.attnum;
  SELECT coalesce(array_agg(attname ORDER BY attnum), '{}') INTO exact FROM pg_attribute
  WHERE attrelid = watched AND attnum > 0 AND NOT attisdropped AND atttypid IN ('int8'::regtype, 'numeric'::regtype, 'xid8'::regtype, 'bytea'::regtype);
  EXECUTE format('DROP TRIGGER IF EXISTS ledger_capture ON %s', watched);
  EXECUTE format('DROP TRIGGER IF EXISTS ledger_capture_truncate ON %s', watched);
  EXECUTE format('CREATE TRIGGER ledger_capture AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION ledger_capture(%L, %L, %L, %L, %L)',
    watched, keys::text, personal::text, secret::text, exact::text, about);
  EXECUTE format('CREATE TRIGGER ledger_capture_truncate BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION ledger_capture()', watched);
  EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER ledger_capture', watched);
  EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER ledger_capture_truncate', watched);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %s TO countersign_writer', watched);
END $$;

-- A commit of our own that changed a governed row without an event is refused. What anybody else changes is kept and reported.
CREATE FUNCTION ledger_row_has_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF new.db_user = 'countersign_writer'
    AND NOT EXISTS (SELECT 1 FROM ledger_event WHERE id = new.event_id AND xid = pg_current_xact_id()) THEN
    RAISE EXCEPTION 'the change of % % has no ledger event', new.table_name, new.key USING ERRCODE = 'CS001';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_row_has_event AFTER INSERT ON ledger_row
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_row_has_event();
ALTER TABLE ledger_row ENABLE ALWAYS TRIGGER ledger_row_has_event;

CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is not allowed: the ledger is append only', tg_op, tg_table_name USING ERRCODE = 'CS002';
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['ledger_event', 'ledger_row', 'ledger_leaf'] LOOP
    EXECUTE format('CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only()', t);
    EXECUTE format('CREATE TRIGGER ledger_is_never_truncated BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only()', t);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER ledger_is_append_only', t);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER ledger_is_never_truncated', t);
  END LOOP;
END $$;

-- Who may do what on which table. The owner keeps everything else; the reader only reads.
GRANT USAGE ON SCHEMA public TO countersign_writer, countersign_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO countersign_writer, countersign_reader;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO countersign_writer;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO countersign_writer, countersign_reader;
GRANT INSERT ON ledger_event, ledger_leaf TO countersign_writer;
GRANT UPDATE ON ledger_horizon TO countersign_writer;
GRANT INSERT, UPDATE, DELETE ON session, attempt, api_key_use, idempotency_key, upload, import_row TO countersign_writer;

SELECT watch_with_ledger('person', '', '{email,name}', '{password_hash}');
SELECT watch_with_ledger('role_grant');
SELECT watch_with_ledger('invitation', '', '{}', '{token_hash}');
SELECT watch_with_ledger('api_key', '', '{}', '{hash}');
SELECT watch_with_ledger('business_unit');
SELECT watch_with_ledger('model', 'id', '{contact}');
SELECT watch_with_ledger('model_version', 'model_id');
SELECT watch_with_ledger('version_author');
SELECT watch_with_ledger('saved_view');
SELECT watch_with_ledger('assessment');
SELECT watch_with_ledger('control_answer');
SELECT watch_with_ledger('evidence');
SELECT watch_with_ledger('attachment');
SELECT watch_with_ledger('transition', 'model_id');
SELECT watch_with_ledger('signoff');
SELECT watch_with_ledger('signature', '', '{printed_name}');
SELECT watch_with_ledger('condition');
SELECT watch_with_ledger('deployment', 'model_id');
SELECT watch_with_ledger('import');
SELECT watch_with_ledger('saved_mapping');
SELECT watch_with_ledger('export');
SELECT watch_with_ledger('ledger_check');
GRANT DELETE ON saved_view TO countersign_writer;

-- Human-readable references. A gap is a registration that did not commit, not a record that vanished.
CREATE SEQUENCE model_ref;
GRANT USAGE ON SEQUENCE model_ref TO countersign_writer;
