-- The guards of signatures and approvals, read against what really happens: a second request at one gate, a role that ended,
-- a row that calls an independent meaning somebody's own.

-- Whether the person holds the role today in the unit or in one above it.
CREATE FUNCTION holds_role(person text, wanted text, unit text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE above AS (
    SELECT id, parent_id FROM business_unit WHERE id = unit
    UNION SELECT b.id, b.parent_id FROM business_unit b JOIN above a ON b.id = a.parent_id)
  SELECT EXISTS (SELECT FROM role_grant g JOIN above a ON a.id = g.unit_id WHERE g.person_id = person AND g.role = wanted
    AND g.state = 'active' AND (g.until IS NULL OR g.until >= product_clock()::date))
$$;

-- Meanings given independently of the work; lib/lifecycle/schema.ts holds the same list, and a test compares the two.
CREATE FUNCTION is_independent(meaning text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT meaning IN ('accepted_for_development', 'validated', 'compliance_reviewed', 'approved', 'released')
$$;

-- A signature belongs to one open sign-off, on its dossier, by somebody who holds the role (SD-8, SD-12).
CREATE FUNCTION signature_fits(given signature, slot signoff, request transition, unit text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  IF request.state <> 'open' OR slot.state <> 'open' THEN
    RAISE EXCEPTION 'only an open sign-off is signed' USING ERRCODE = 'CS006';
  END IF;
  IF (given.transition_id, given.version_id, given.dossier_hash, given.meaning, given.gate, given.independent)
      IS DISTINCT FROM (request.id, request.version_id, request.dossier_hash, slot.meaning, request.gate, is_independent(slot.meaning))
    OR (given.manifest ->> 'dossierHash', given.manifest ->> 'signoffId', given.manifest ->> 'personId', given.manifest ->> 'meaning', given.manifest ->> 'decision')
      IS DISTINCT FROM (given.dossier_hash, given.signoff_id, given.person_id, given.meaning, given.decision) THEN
    RAISE EXCEPTION 'a signature belongs to one sign-off on one dossier' USING ERRCODE = 'CS006';
  END IF;
  IF NOT (given.role = ANY (slot.roles)) OR NOT holds_role(given.person_id, given.role, unit) THEN
    RAISE EXCEPTION 'the signer does not hold the role' USING ERRCODE = 'CS006';
  END IF;
  IF EXISTS (SELECT 1 FROM role_grant WHERE person_id = given.person_id AND role IN ('admin', 'auditor') AND state = 'active' AND (until IS NULL OR until >= product_clock()::date)) THEN
    RAISE EXCEPTION 'administrators and auditors sign nothing (SD-8, SD-12)' USING ERRCODE = 'CS006';
  END IF;
END $$;

-- Own meanings are given by the people themselves; independent ones by nobody whose own work it is (SD-1, SD-2, SD-3, SD-7, SD-15).
CREATE OR REPLACE FUNCTION signature_is_independent() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE request transition; slot signoff; held model; is_author boolean; editor text;
BEGIN
  SELECT * INTO STRICT slot FROM signoff WHERE id = new.signoff_id;
  SELECT * INTO STRICT request FROM transition WHERE id = slot.transition_id;
  SELECT * INTO STRICT held FROM model WHERE id = request.model_id;
  SELECT last_material_by INTO STRICT editor FROM model_version WHERE id = request.version_id;
  is_author := EXISTS (SELECT FROM version_author WHERE version_id = new.version_id AND person_id = new.person_id);
  PERFORM signature_fits(new, slot, request, held.unit_id);
  IF (new.meaning = 'authored' AND NOT is_author) OR (new.meaning IN ('responsible', 'acknowledged') AND new.person_id IS DISTINCT FROM held.owner_id) THEN
    RAISE EXCEPTION 'an own meaning is given by author and owner themselves' USING ERRCODE = 'CS006';
  END IF;
  IF new.independent THEN
    IF new.person_id = request.requested_by THEN RAISE EXCEPTION 'who asks does not decide (SD-15)' USING ERRCODE = 'CS006'; END IF;
    IF new.person_id = held.owner_id THEN RAISE EXCEPTION 'the owner gives no independent signature (SD-2)' USING ERRCODE = 'CS006'; END IF;
    IF is_author OR new.person_id = editor THEN
      RAISE EXCEPTION 'an author gives no independent signature (SD-1, SD-7)' USING ERRCODE = 'CS006';
    END IF;
  END IF;
  IF new.meaning <> 'acknowledged' AND EXISTS (SELECT 1 FROM signature WHERE version_id = new.version_id AND gate = new.gate AND person_id = new.person_id
    AND meaning NOT IN (new.meaning, 'acknowledged') AND (independent OR new.independent)
    AND decision IN ('sign', 'sign_with_conditions') AND withdrawn_at IS NULL AND voided_at IS NULL) THEN
    RAISE EXCEPTION 'nobody gives two signatures at one gate (SD-3)' USING ERRCODE = 'CS006';
  END IF;
  RETURN NULL;
END $$;

-- A transition acts without a gate only where it takes nothing forward: sent back, rejected, restricted. A version is approved or
-- released only with every sign-off signed on its dossier, one of them at least by somebody whose own work it is not.
CREATE OR REPLACE FUNCTION approval_has_its_signatures() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF new.state <> 'approved' THEN RETURN NULL; END IF;
  IF new.gate IS NULL THEN
    IF NOT (new.to_stage IN ('rejected', 'restricted') OR (new.from_stage = 'in_validation' AND new.to_stage = 'in_development')) THEN
      RAISE EXCEPTION 'this transition has a gate' USING ERRCODE = 'CS004';
    END IF;
    RETURN NULL;
  END IF;
  IF NOT EXISTS (SELECT FROM signoff s WHERE s.transition_id = new.id)
    OR EXISTS (SELECT FROM signoff s WHERE s.transition_id = new.id AND NOT (s.state = 'signed' AND EXISTS (
      SELECT FROM signature g WHERE g.signoff_id = s.id AND g.dossier_hash = new.dossier_hash
        AND g.decision IN ('sign', 'sign_with_conditions') AND g.withdrawn_at IS NULL AND g.voided_at IS NULL)))
    OR (new.to_stage IN ('approved', 'in_production') AND NOT EXISTS (
      SELECT FROM signature g WHERE g.transition_id = new.id AND g.independent AND g.withdrawn_at IS NULL AND g.voided_at IS NULL)) THEN
    RAISE EXCEPTION 'approval needs every signature on its dossier' USING ERRCODE = 'CS004';
  END IF;
  RETURN NULL;
END $$;

-- The inbox and the queue of sign-offs read what is open, oldest first.
CREATE INDEX signoff_opened_at_id_idx ON signoff (opened_at, id);
CREATE INDEX signature_version_id_gate_idx ON signature (version_id, gate);
