-- What must hold whatever the program believes: approved is derived, nobody approves their own work.

-- Roles that sign exclude administrator and auditor for the same person at the same time, and those two each other (SD-8, SD-12).
CREATE FUNCTION roles_are_segregated() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE held text[];
BEGIN
  PERFORM 1 FROM person WHERE id = new.person_id FOR UPDATE;
  SELECT array_agg(DISTINCT role) INTO held FROM role_grant
  WHERE person_id = new.person_id AND state IN ('pending', 'active') AND (until IS NULL OR until >= current_date);
  IF ('admin' = ANY (held) AND cardinality(held) > 1) OR ('auditor' = ANY (held) AND cardinality(held) > 1) THEN
    RAISE EXCEPTION 'administrator and auditor exclude every signing role and each other' USING ERRCODE = 'CS008';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER roles_are_segregated AFTER INSERT OR UPDATE ON role_grant FOR EACH ROW EXECUTE FUNCTION roles_are_segregated();

-- A stage moves only with a transition that was closed as approved in the same transaction.
CREATE FUNCTION stage_follows_a_transition() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF tg_op = 'INSERT' THEN
    IF new.stage <> 'proposed' THEN RAISE EXCEPTION 'a version starts at proposed' USING ERRCODE = 'CS003'; END IF;
    RETURN NULL;
  END IF;
  IF new.stage IS DISTINCT FROM old.stage AND NOT EXISTS (
    SELECT 1 FROM transition t WHERE t.version_id = new.id AND t.from_stage = old.stage AND t.to_stage = new.stage
      AND t.state = 'approved' AND t.xmin = pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'stage follows from an approved transition, it is never set' USING ERRCODE = 'CS003';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER stage_follows_a_transition AFTER INSERT OR UPDATE OF stage ON model_version
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION stage_follows_a_transition();

-- A gated transition is approved only with every sign-off signed on its dossier, by a signature that stands.
CREATE FUNCTION approval_has_its_signatures() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF new.state = 'approved' AND new.gate IS NOT NULL AND (
    NOT EXISTS (SELECT 1 FROM signoff s WHERE s.transition_id = new.id)
    OR EXISTS (SELECT 1 FROM signoff s WHERE s.transition_id = new.id AND NOT (s.state = 'signed' AND EXISTS (
      SELECT 1 FROM signature g WHERE g.signoff_id = s.id AND g.dossier_hash = new.dossier_hash
        AND g.decision IN ('sign', 'sign_with_conditions') AND g.withdrawn_at IS NULL AND g.voided_at IS NULL)))) THEN
    RAISE EXCEPTION 'approval needs every signature on its dossier' USING ERRCODE = 'CS004';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER approval_has_its_signatures AFTER INSERT OR UPDATE ON transition
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION approval_has_its_signatures();

-- A closed request stays closed, and its dossier never changes.
CREATE FUNCTION transition_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF old.state <> 'open' THEN RAISE EXCEPTION 'a closed request does not change' USING ERRCODE = 'CS005'; END IF;
  IF (old.dossier, old.dossier_hash, old.version_id, old.requested_by, old.to_stage) IS DISTINCT FROM (new.dossier, new.dossier_hash, new.version_id, new.requested_by, new.to_stage) THEN
    RAISE EXCEPTION 'the dossier of a request does not change' USING ERRCODE = 'CS005';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER transition_is_final BEFORE UPDATE ON transition FOR EACH ROW EXECUTE FUNCTION transition_is_final();
CREATE UNIQUE INDEX one_open_request_per_version ON transition (version_id) WHERE state = 'open';

-- The hard segregation rules, whoever writes the row (SD-1, SD-2, SD-3, SD-7, SD-8, SD-12, SD-15).
CREATE FUNCTION signature_is_independent() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE request transition; slot signoff; owner text;
BEGIN
  SELECT * INTO STRICT slot FROM signoff WHERE id = new.signoff_id;
  SELECT * INTO STRICT request FROM transition WHERE id = slot.transition_id;
  SELECT owner_id INTO STRICT owner FROM model WHERE id = request.model_id;
  IF (new.transition_id, new.version_id, new.dossier_hash, new.meaning) IS DISTINCT FROM (request.id, request.version_id, request.dossier_hash, slot.meaning) THEN
    RAISE EXCEPTION 'a signature belongs to one sign-off on one dossier' USING ERRCODE = 'CS006';
  END IF;
  IF NOT (new.role = ANY (slot.roles)) OR NOT EXISTS (SELECT 1 FROM role_grant WHERE person_id = new.person_id AND role = new.role AND state = 'active') THEN
    RAISE EXCEPTION 'the signer does not hold the role' USING ERRCODE = 'CS006';
  END IF;
  IF EXISTS (SELECT 1 FROM role_grant WHERE person_id = new.person_id AND role IN ('admin', 'auditor') AND state = 'active' AND (until IS NULL OR until >= product_clock()::date)) THEN
    RAISE EXCEPTION 'administrators and auditors sign nothing (SD-8, SD-12)' USING ERRCODE = 'CS006';
  END IF;
  IF new.independent AND new.decision IN ('sign', 'sign_with_conditions') THEN
    IF new.person_id = request.requested_by THEN RAISE EXCEPTION 'who asks does not decide (SD-15)' USING ERRCODE = 'CS006'; END IF;
    IF new.person_id = owner THEN RAISE EXCEPTION 'the owner gives no independent signature (SD-2)' USING ERRCODE = 'CS006'; END IF;
    IF EXISTS (SELECT 1 FROM version_author WHERE version_id = new.version_id AND person_id = new.person_id) THEN
      RAISE EXCEPTION 'an author gives no independent signature (SD-1, SD-7)' USING ERRCODE = 'CS006';
    END IF;
    IF EXISTS (SELECT 1 FROM signature WHERE version_id = new.version_id AND gate = new.gate AND person_id = new.person_id AND id <> new.id
      AND meaning <> 'acknowledged' AND decision IN ('sign', 'sign_with_conditions') AND withdrawn_at IS NULL AND voided_at IS NULL) THEN
      RAISE EXCEPTION 'nobody gives two signatures at one gate (SD-3)' USING ERRCODE = 'CS006';
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER signature_is_independent AFTER INSERT ON signature FOR EACH ROW EXECUTE FUNCTION signature_is_independent();
CREATE UNIQUE INDEX one_standing_signature_per_signoff ON signature (signoff_id) WHERE withdrawn_at IS NULL AND voided_at IS NULL;

-- A signature is never changed. It can be withdrawn or voided once, and a person's name can be erased.
CREATE FUNCTION signature_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE kept text[] := '{withdrawn_at,withdraw_reason,voided_at,void_reason,printed_name,salt}';
BEGIN
  IF (to_jsonb(old) - kept) IS DISTINCT FROM (to_jsonb(new) - kept)
    OR (old.withdrawn_at IS NOT NULL AND old.withdrawn_at IS DISTINCT FROM new.withdrawn_at)
    OR (old.voided_at IS NOT NULL AND old.voided_at IS DISTINCT FROM new.voided_at) THEN
    RAISE EXCEPTION 'a signature does not change' USING ERRCODE = 'CS007';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER signature_is_final BEFORE UPDATE ON signature FOR EACH ROW EXECUTE FUNCTION signature_is_final();
