-- What takes a second person takes one, and a checklist closes with its last gate: whoever writes the rows.

-- The model's own people: everybody who is or was its owner since the version exists, or an author of the version.
CREATE FUNCTION is_own_person(person text, version text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM model_version v JOIN model m ON m.id = v.model_id WHERE v.id = version AND person = ANY (v.owner_ids || m.owner_id))
    OR EXISTS (SELECT FROM version_author a WHERE a.version_id = version AND a.person_id = person)
$$;

-- Whether the person judges the version from outside: second line in its unit today, and none of the model's own people.
CREATE FUNCTION judges_from_outside(person text, version text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT NOT is_own_person(person, version) AND EXISTS (SELECT FROM model_version v JOIN model m ON m.id = v.model_id,
    unnest(array['validator', 'risk_officer', 'compliance_officer']) AS role WHERE v.id = version AND holds_role(person, role, m.unit_id))
$$;

CREATE FUNCTION is_risk_officer(person text, version text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM model_version v JOIN model m ON m.id = v.model_id WHERE v.id = version AND holds_role(person, 'risk_officer', m.unit_id))
$$;

-- A tier is confirmed by the second line and from outside (SD-16), and lowered by two risk officers for a time (SD-6).
CREATE FUNCTION rating_takes_two() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  confirms boolean := new.confirmed_by IS NOT NULL AND (tg_op = 'INSERT' OR new.confirmed_by IS DISTINCT FROM old.confirmed_by);
  seconds boolean := new.second_by IS NOT NULL AND (tg_op = 'INSERT' OR new.second_by IS DISTINCT FROM old.second_by);
  lowered boolean := tier_rank(new.tier) < tier_rank(new.computed_tier);
BEGIN
  IF tg_op = 'UPDATE' AND old.status = 'superseded' THEN
    RAISE EXCEPTION 'a superseded rating stays what it was' USING ERRCODE = 'CS015';
  END IF;
  IF tg_op = 'INSERT' AND (new.status NOT IN ('draft', 'computed', 'stopped') OR new.confirmed_by IS NOT NULL OR new.second_by IS NOT NULL) THEN
    RAISE EXCEPTION 'a rating waits for a second person (SD-16)' USING ERRCODE = 'CS015';
  END IF;
  IF (confirms AND (new.confirmed_by = new.assessed_by OR NOT judges_from_outside(new.confirmed_by, new.version_id)))
    OR (seconds AND (new.second_by = new.assessed_by OR NOT judges_from_outside(new.second_by, new.version_id))) THEN
    RAISE EXCEPTION 'a tier is confirmed by the second line, and not by the model''s own people or whoever rated it (SD-16)' USING ERRCODE = 'CS015';
  END IF;
  IF new.status = 'superseded' THEN RETURN NULL; END IF;
  IF new.status IN ('confirmed', 'reduction_requested') AND (new.confirmed_by IS NULL OR new.tier IS NULL) THEN
    RAISE EXCEPTION 'a tier is confirmed by a second person (SD-16)' USING ERRCODE = 'CS015';
  END IF;
  IF new.tier IS DISTINCT FROM new.computed_tier AND (new.status <> 'confirmed' OR new.override ->> 'tier' IS DISTINCT FROM new.tier
      OR new.override -> 'declined' IS DISTINCT FROM 'null') THEN
    RAISE EXCEPTION 'another tier than the computed one is set with a reason, by confirming it (SD-6)' USING ERRCODE = 'CS015';
  END IF;
  IF new.status = 'reduction_requested' AND confirms AND NOT is_risk_officer(new.confirmed_by, new.version_id) THEN
    RAISE EXCEPTION 'a lower tier is asked for by a risk officer (SD-6)' USING ERRCODE = 'CS015';
  END IF;
  IF lowered AND (new.second_by IS NULL OR new.second_by = new.confirmed_by OR new.override ->> 'validUntil' IS NULL
      OR (confirms AND NOT is_risk_officer(new.confirmed_by, new.version_id)) OR (seconds AND NOT is_risk_officer(new.second_by, new.version_id))) THEN
    RAISE EXCEPTION 'a tier is lowered by two risk officers, for a time (SD-6)' USING ERRCODE = 'CS015';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER rating_takes_two AFTER INSERT OR UPDATE ON assessment FOR EACH ROW EXECUTE FUNCTION rating_takes_two();

-- A version shows the tier of its newest rating, when that is confirmed.
CREATE FUNCTION tier_follows_rating() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE shown text;
BEGIN
  SELECT tier INTO shown FROM model_version WHERE id = new.id;
  IF shown IS NOT NULL AND shown IS DISTINCT FROM (
    SELECT CASE WHEN status = 'confirmed' THEN tier END FROM assessment WHERE version_id = new.id ORDER BY assessed_at DESC, id DESC LIMIT 1) THEN
    RAISE EXCEPTION 'a tier follows from a rating that a second person confirmed (SD-16)' USING ERRCODE = 'CS015';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER tier_follows_rating AFTER INSERT OR UPDATE OF tier ON model_version
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (new.tier IS NOT NULL) EXECUTE FUNCTION tier_follows_rating();

-- A validator has written no version of the model in the last twelve months (SD-4).
CREATE FUNCTION validator_is_no_author() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM version_author a JOIN model_version w ON w.id = a.version_id JOIN model_version v ON v.model_id = w.model_id
      WHERE v.id = new.version_id AND a.person_id = new.person_id
        AND coalesce(least(a.removed_at, w.frozen_at), product_clock()) > product_clock() - interval '12 months') THEN
    RAISE EXCEPTION 'who validates has written no version of this model in twelve months (SD-4)' USING ERRCODE = 'CS006';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER validator_is_no_author AFTER INSERT ON signature FOR EACH ROW WHEN (new.meaning = 'validated') EXECUTE FUNCTION validator_is_no_author();

-- Whether a risk officer has ever signed in: from then on a second person confirms every signing role. lib/people/grants.store.ts asks the same.
CREATE FUNCTION is_settled() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM role_grant g JOIN session s ON s.person_id = g.person_id
      AND s.created_at >= coalesce(g.confirmed_at, g.granted_at) AND (g.ended_at IS NULL OR s.created_at < g.ended_at)
    WHERE g.role = 'risk_officer' AND (g.during_set_up OR g.confirmed_at IS NOT NULL))
$$;

-- A signing role comes into force when an administrator or risk officer there confirms it, who is neither giver nor holder (SD-14).
CREATE FUNCTION grant_takes_two() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE moves text[] := '{state,until,confirmed_by,confirmed_at,ended_by,ended_at}';
BEGIN
  IF tg_op = 'INSERT' THEN
    IF new.state = 'active' AND new.role NOT IN ('admin', 'auditor') AND (NOT new.during_set_up OR is_settled()) THEN
      RAISE EXCEPTION 'a signing role waits for a second person (SD-14)' USING ERRCODE = 'CS016';
    END IF;
    RETURN NULL;
  END IF;
  IF (to_jsonb(old) - moves) IS DISTINCT FROM (to_jsonb(new) - moves) OR coalesce(new.until, 'infinity') > coalesce(old.until, 'infinity')
    OR (old.state <> new.state AND (old.state, new.state) NOT IN (('pending', 'active'), ('pending', 'ended'), ('active', 'ended')))
    OR (old.state = new.state AND (old.confirmed_by, old.confirmed_at) IS DISTINCT FROM (new.confirmed_by, new.confirmed_at)) THEN
    RAISE EXCEPTION 'a role is confirmed once and ended once, and grows in nothing (SD-14)' USING ERRCODE = 'CS016';
  END IF;
  IF old.state = 'pending' AND new.state = 'active' AND (new.confirmed_by IS NULL OR new.confirmed_by IN (new.granted_by, new.person_id)
      OR NOT (holds_role(new.confirmed_by, 'admin', new.unit_id) OR holds_role(new.confirmed_by, 'risk_officer', new.unit_id))) THEN
    RAISE EXCEPTION 'a signing role is confirmed by a second administrator or a risk officer (SD-14)' USING ERRCODE = 'CS016';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER grant_takes_two AFTER INSERT OR UPDATE ON role_grant FOR EACH ROW EXECUTE FUNCTION grant_takes_two();

-- Whether the last gate of the control is behind a version at this stage; what the library does not know is open before T2 only.
CREATE FUNCTION control_is_closed(control text, stage text) RETURNS boolean LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN ahead IS NULL THEN true WHEN due IS NULL THEN false ELSE NOT EXISTS (SELECT FROM jsonb_array_elements_text(due) AS gate WHERE gate >= ahead) END
  FROM (SELECT known_controls() -> control -> 'due' AS due, CASE stage WHEN 'proposed' THEN 'G0' WHEN 'in_development' THEN 'G1' WHEN 'in_validation' THEN 'G2'
    WHEN 'approved' THEN 'G3' WHEN 'in_production' THEN 'G4' WHEN 'restricted' THEN 'G4' END AS ahead) AS place
$$;

-- What requests that are open, or approved in this transaction, have frozen of a control.
CREATE FUNCTION lines_being_signed(version text, control text) RETURNS SETOF jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT line FROM transition t, jsonb_array_elements(t.dossier -> 'checklist') AS line
  WHERE t.version_id = version AND (t.state = 'open' OR (t.state = 'approved' AND t.xmin = pg_current_xact_id()::xid)) AND line ->> 'id' = control
$$;

-- An answer changes while a gate asks for it, takes the request with it that froze another one, and is set aside by the second line (SD-6).
CREATE FUNCTION answer_is_frozen() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE kept control_answer; at_stage text;
BEGIN
  SELECT * INTO STRICT kept FROM control_answer WHERE id = new.id;
  SELECT stage INTO STRICT at_stage FROM model_version WHERE id = new.version_id;
  IF tg_op = 'UPDATE' AND (old.id, old.version_id, old.control_id) IS DISTINCT FROM (new.id, new.version_id, new.control_id) THEN
    RAISE EXCEPTION 'an answer belongs to one control of one version' USING ERRCODE = 'CS010';
  END IF;
  IF control_is_closed(new.control_id, at_stage) THEN
    RAISE EXCEPTION 'the last gate of this control is behind the version' USING ERRCODE = 'CS010';
  END IF;
  IF NOT coalesce((known_controls() -> new.control_id -> 'computed')::boolean, false) AND EXISTS (
    SELECT FROM lines_being_signed(new.version_id, new.control_id) AS line WHERE line ->> 'status' IS DISTINCT FROM kept.status
      OR (kept.status = 'not_applicable' AND line ->> 'reason' IS NOT NULL AND line ->> 'reason' IS DISTINCT FROM kept.note)) THEN
    RAISE EXCEPTION 'an answer under signature does not change' USING ERRCODE = 'CS010';
  END IF;
  IF kept.confirmed_by IS NOT NULL AND (tg_op = 'INSERT' OR kept.confirmed_by IS DISTINCT FROM old.confirmed_by) AND (kept.status IS DISTINCT FROM 'not_applicable'
      OR kept.confirmed_by = kept.answered_by OR NOT judges_from_outside(kept.confirmed_by, kept.version_id)) THEN
    RAISE EXCEPTION 'that a control does not apply is confirmed by the second line, and not by whoever claims it (SD-6)' USING ERRCODE = 'CS015';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER answer_is_frozen AFTER INSERT OR UPDATE ON control_answer
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION answer_is_frozen();

-- Evidence in its use: open while a gate asks for the control, kept once it was approved with, accepted by somebody else (SD-11).
CREATE FUNCTION attachment_is_frozen() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE kept attachment; item evidence; work model_version; signed jsonb; carried boolean;
BEGIN
  SELECT * INTO STRICT kept FROM attachment WHERE id = new.id;
  SELECT * INTO STRICT item FROM evidence WHERE id = new.evidence_id;
  SELECT * INTO STRICT work FROM model_version WHERE id = new.version_id;
  IF tg_op = 'UPDATE' AND (old.id, old.version_id, old.control_id, old.evidence_id) IS DISTINCT FROM (new.id, new.version_id, new.control_id, new.evidence_id) THEN
    RAISE EXCEPTION 'evidence is attached to one control of one version' USING ERRCODE = 'CS010';
  END IF;
  IF control_is_closed(new.control_id, work.stage) THEN
    RAISE EXCEPTION 'the last gate of this control is behind the version' USING ERRCODE = 'CS010';
  END IF;
  signed := CASE WHEN item.sha256 IS NOT NULL THEN jsonb_build_object('sha256', item.sha256) ELSE jsonb_build_object('url', item.url, 'revision', item.fixed_revision) END;
  IF tg_op = 'UPDATE' AND old.removed_at IS NULL AND kept.removed_at IS NOT NULL AND EXISTS (SELECT FROM transition t WHERE t.version_id = new.version_id
      AND t.state = 'approved' AND t.dossier -> 'checklist' @> jsonb_build_array(jsonb_build_object('id', new.control_id, 'evidence', jsonb_build_array(signed)))) THEN
    RAISE EXCEPTION 'evidence that was approved with stays' USING ERRCODE = 'CS010';
  END IF;
  IF EXISTS (SELECT FROM lines_being_signed(new.version_id, new.control_id) AS line WHERE CASE
      WHEN line -> 'evidence' @> jsonb_build_array(signed) THEN kept.removed_at IS NOT NULL OR kept.state = 'rejected'
        OR line -> 'evidence' @> jsonb_build_array(signed || jsonb_build_object('accepted', kept.state <> 'accepted'))
      ELSE item.sha256 IS NOT NULL AND kept.removed_at IS NULL AND kept.state <> 'rejected' AND coalesce(kept.expires_on >= organisation_today(), true)
        AND (kept.carried_from_id IS NULL OR kept.carried_confirmed_at IS NOT NULL) END) THEN
    RAISE EXCEPTION 'evidence under signature does not change' USING ERRCODE = 'CS010';
  END IF;
  carried := tg_op = 'INSERT' AND EXISTS (SELECT FROM attachment a JOIN model_version v ON v.id = a.version_id WHERE a.id = kept.carried_from_id
    AND v.model_id = work.model_id AND (a.evidence_id, a.control_id, a.state, a.reviewed_by) IS NOT DISTINCT FROM (kept.evidence_id, kept.control_id, kept.state, kept.reviewed_by));
  IF NOT carried AND kept.reviewed_by IS NOT NULL AND (tg_op = 'INSERT' OR (kept.reviewed_by, kept.state) IS DISTINCT FROM (old.reviewed_by, old.state))
    AND (NOT judges_from_outside(kept.reviewed_by, kept.version_id)
      OR (coalesce(tier_in_force(work.id), 'high') = 'high' AND kept.reviewed_by IN (item.uploaded_by, kept.attached_by))) THEN
    RAISE EXCEPTION 'evidence is reviewed by the second line, and at high tier not by whoever brought it (SD-11)' USING ERRCODE = 'CS015';
  END IF;
  IF kept.state <> 'pending' AND kept.reviewed_by IS NULL THEN
    RAISE EXCEPTION 'evidence is reviewed by somebody (SD-11)' USING ERRCODE = 'CS015';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER attachment_is_frozen AFTER INSERT OR UPDATE ON attachment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION attachment_is_frozen();

-- Evidence is what it was when it was brought in; what it is called can be erased, and how long it is kept can grow.
CREATE FUNCTION evidence_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moves text[] := '{name,salt,retain_until,legal_hold}';
BEGIN
  IF (to_jsonb(old) - moves) IS DISTINCT FROM (to_jsonb(new) - moves) THEN
    RAISE EXCEPTION 'evidence does not change' USING ERRCODE = 'CS010';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER evidence_is_kept BEFORE UPDATE ON evidence FOR EACH ROW EXECUTE FUNCTION evidence_is_kept();

-- An event carries the transaction, the cluster and the instants the database gives it: the product's own role writes none of them.
REVOKE INSERT ON ledger_event FROM countersign_writer;
GRANT INSERT (id, actor_id, actor_kind, event, subject, model_id, unit_id, change, request_id) ON ledger_event TO countersign_writer;

-- They hold in a session that replicates, too.
ALTER TABLE assessment ENABLE ALWAYS TRIGGER rating_takes_two;
ALTER TABLE model_version ENABLE ALWAYS TRIGGER tier_follows_rating;
ALTER TABLE signature ENABLE ALWAYS TRIGGER validator_is_no_author;
ALTER TABLE role_grant ENABLE ALWAYS TRIGGER grant_takes_two;
ALTER TABLE control_answer ENABLE ALWAYS TRIGGER answer_is_frozen;
ALTER TABLE attachment ENABLE ALWAYS TRIGGER attachment_is_frozen;
ALTER TABLE evidence ENABLE ALWAYS TRIGGER evidence_is_kept;
