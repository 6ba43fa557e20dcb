-- Whose own work a version is, is history: lending the model away, or having somebody else touch the record last, changes nothing of it.

-- Owners before the present one, since the version exists. Kept by the trigger below whoever writes the owner.
ALTER TABLE model_version ADD COLUMN owner_ids text[] NOT NULL DEFAULT '{}';

CREATE FUNCTION owners_are_remembered() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE model_version v SET owner_ids = ARRAY(SELECT DISTINCT id FROM unnest(v.owner_ids || old.owner_id || new.owner_id) AS id WHERE id IS NOT NULL ORDER BY id)
  WHERE v.model_id = new.id;
  RETURN NULL;
END $$;
CREATE TRIGGER owners_are_remembered AFTER UPDATE OF owner_id ON model FOR EACH ROW
  WHEN (old.owner_id IS DISTINCT FROM new.owner_id) EXECUTE FUNCTION owners_are_remembered();

-- What the rules of segregation read of a version only grows.
CREATE FUNCTION own_work_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT (old.owner_ids <@ new.owner_ids AND old.material_editors <@ new.material_editors) THEN
    RAISE EXCEPTION 'who owned or edited a version stays on record' USING ERRCODE = 'CS009';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER own_work_is_kept BEFORE UPDATE ON model_version FOR EACH ROW
  WHEN (old.owner_ids IS DISTINCT FROM new.owner_ids OR old.material_editors IS DISTINCT FROM new.material_editors)
  EXECUTE FUNCTION own_work_is_kept();

-- Whoever was an author stays one: the part ends, the row stays.
CREATE FUNCTION authorship_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'DELETE' OR (old.version_id, old.person_id, old.added_at) IS DISTINCT FROM (new.version_id, new.person_id, new.added_at) THEN
    RAISE EXCEPTION 'whoever wrote a version stays on record' USING ERRCODE = 'CS009';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER authorship_is_kept BEFORE UPDATE OR DELETE ON version_author FOR EACH ROW EXECUTE FUNCTION authorship_is_kept();

-- Own meanings are given by the people themselves; independent ones by nobody whose own work it is or was (SD-1, SD-2, SD-3, SD-7, SD-15).
CREATE OR REPLACE FUNCTION signature_is_independent() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE request transition; slot signoff; held model; work model_version; is_author boolean;
BEGIN
  SELECT * INTO STRICT slot FROM signoff WHERE id = new.signoff_id;
  SELECT * INTO STRICT request FROM transition WHERE id = slot.transition_id;
  SELECT * INTO STRICT held FROM model WHERE id = request.model_id;
  SELECT * INTO STRICT work FROM model_version WHERE id = request.version_id;
  is_author := EXISTS (SELECT FROM version_author WHERE version_id = new.version_id AND person_id = new.person_id);
  PERFORM signature_fits(new, slot, request, held.unit_id);
  IF (new.meaning = 'authored' AND NOT is_author) OR (new.meaning IN ('responsible', 'acknowledged') AND new.person_id IS DISTINCT FROM held.owner_id) THEN
    RAISE EXCEPTION 'an own meaning is given by author and owner themselves' USING ERRCODE = 'CS006';
  END IF;
  IF new.independent THEN
    IF new.person_id = request.requested_by THEN RAISE EXCEPTION 'who asks does not decide (SD-15)' USING ERRCODE = 'CS006'; END IF;
    IF new.person_id = ANY (work.owner_ids || held.owner_id) THEN
      RAISE EXCEPTION 'whoever owns or owned it gives no independent signature (SD-2)' USING ERRCODE = 'CS006';
    END IF;
    IF is_author OR new.person_id = ANY (work.material_editors || work.last_material_by) THEN
      RAISE EXCEPTION 'whoever wrote it gives no independent signature (SD-1, SD-7)' USING ERRCODE = 'CS006';
    END IF;
  END IF;
  IF new.meaning <> 'acknowledged' AND EXISTS (SELECT 1 FROM signature WHERE version_id = new.version_id AND gate = new.gate AND person_id = new.person_id
    AND meaning NOT IN (new.meaning, 'acknowledged') AND (independent OR new.independent)
    AND decision IN ('sign', 'sign_with_conditions') AND withdrawn_at IS NULL AND voided_at IS NULL) THEN
    RAISE EXCEPTION 'nobody gives two signatures at one gate (SD-3)' USING ERRCODE = 'CS006';
  END IF;
  RETURN NULL;
END $$;

-- They hold in a session that replicates, too.
ALTER TABLE model ENABLE ALWAYS TRIGGER owners_are_remembered;
ALTER TABLE model_version ENABLE ALWAYS TRIGGER own_work_is_kept;
ALTER TABLE version_author ENABLE ALWAYS TRIGGER authorship_is_kept;
