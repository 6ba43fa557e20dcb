-- What people say beside a dossier, field by field, before it is signed. It is on record and no part of what is signed.

CREATE TABLE "comment" (
    "id" TEXT NOT NULL,
    "transition_id" TEXT NOT NULL,
    "model_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "gate" TEXT NOT NULL,
    "dossier_hash" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "written_by" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_by" TEXT,
    "resolved_at" TIMESTAMPTZ(3),
    "salt" BYTEA NOT NULL DEFAULT uuid_send(gen_random_uuid()),

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "comment" ADD CONSTRAINT "comment_transition_id_fkey" FOREIGN KEY ("transition_id") REFERENCES "transition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "comment_model_id_written_at_id_idx" ON "comment"("model_id", "written_at", "id");
CREATE INDEX "comment_version_id_gate_idx" ON "comment"("version_id", "gate");
SELECT watch_with_ledger('comment', '', '{text}');

-- A comment is about the dossier of its request, while there is somebody to read it: the request is open, or was returned for an answer.
CREATE FUNCTION comment_fits() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF new.resolved_at IS NOT NULL OR new.resolved_by IS NOT NULL OR NOT EXISTS (SELECT FROM transition t WHERE t.id = new.transition_id
      AND t.state IN ('open', 'returned')
      AND (t.model_id, t.version_id, t.gate, t.dossier_hash) = (new.model_id, new.version_id, new.gate, new.dossier_hash)) THEN
    RAISE EXCEPTION 'a comment is about the dossier of a request that is open or returned' USING ERRCODE = 'CS017';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER comment_fits AFTER INSERT ON comment FOR EACH ROW EXECUTE FUNCTION comment_fits();

-- What was said stays said: a comment is resolved once, and nothing else of it changes.
CREATE FUNCTION comment_stands() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moves text[] := '{resolved_by,resolved_at}';
BEGIN
  IF tg_op = 'DELETE' OR old.resolved_at IS NOT NULL OR new.resolved_at IS NULL OR new.resolved_by IS NULL
    OR (to_jsonb(old) - moves) IS DISTINCT FROM (to_jsonb(new) - moves) THEN
    RAISE EXCEPTION 'a comment is resolved, never changed' USING ERRCODE = 'CS017';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER comment_stands BEFORE UPDATE OR DELETE ON comment FOR EACH ROW EXECUTE FUNCTION comment_stands();

-- They hold in a session that replicates, too.
ALTER TABLE comment ENABLE ALWAYS TRIGGER comment_fits;
ALTER TABLE comment ENABLE ALWAYS TRIGGER comment_stands;
