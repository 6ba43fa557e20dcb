-- A request is what the policy asks for, its sign-offs are what was signed, and what was signed stays: whoever writes the rows.

-- Every transition is one of the policy, from where the version stands; a request with a gate carries the tier in force and exactly
-- the lines of that gate, and is approved by enough different people (SD-3). Judged at the commit.
CREATE FUNCTION request_follows_policy() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE request transition; work model_version; policy jsonb; known jsonb; lines jsonb; needed integer;
BEGIN
  SELECT * INTO STRICT request FROM transition WHERE id = new.id;
  SELECT * INTO STRICT work FROM model_version WHERE id = request.version_id;
  policy := signing_policy(request.policy_id);
  known := policy -> 'transitions' -> request.transition;
  IF known IS NULL OR NOT (known -> 'from' ? request.from_stage) OR (known ->> 'to', known ->> 'gate', work.model_id)
      IS DISTINCT FROM (request.to_stage, request.gate, request.model_id) THEN
    RAISE EXCEPTION 'the policy knows no such transition' USING ERRCODE = 'CS013';
  END IF;
  IF (request.state = 'open' AND work.stage <> request.from_stage) OR (request.state = 'approved' AND work.stage <> request.to_stage) THEN
    RAISE EXCEPTION 'a version goes from where it stands to where its approval leads' USING ERRCODE = 'CS013';
  END IF;
  IF request.gate IS NULL THEN RETURN NULL; END IF;
  IF tg_op = 'INSERT' AND request.tier IS DISTINCT FROM tier_in_force(work.id) THEN
    RAISE EXCEPTION 'a request carries the tier in force' USING ERRCODE = 'CS013';
  END IF;
  IF tg_op = 'INSERT' THEN
    SELECT jsonb_agg(jsonb_build_object('roles', to_jsonb(s.roles), 'meaning', s.meaning, 'of', s.signer_kind, 'after', to_jsonb(s.after)) ORDER BY s.ordinal)
      INTO lines FROM signoff s WHERE s.transition_id = request.id;
    IF lines IS DISTINCT FROM required_lines(request.policy_id, request.gate, facts_known(work, request.tier)) THEN
      RAISE EXCEPTION 'a request asks for every signature its gate needs, and no other' USING ERRCODE = 'CS013';
    END IF;
  END IF;
  needed := coalesce(policy -> 'distinct' -> request.tier -> request.gate, policy -> 'distinct' -> request.tier -> 'default')::integer;
  IF request.state = 'approved' AND (SELECT count(DISTINCT g.person_id) FROM signature g
      WHERE g.transition_id = request.id AND g.withdrawn_at IS NULL AND g.voided_at IS NULL) < needed THEN
    RAISE EXCEPTION 'approval needs more different people (SD-3)' USING ERRCODE = 'CS013';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER request_follows_policy AFTER INSERT OR UPDATE ON transition
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION request_follows_policy();

-- The lines of a request come with it, in the transaction that opens it.
CREATE FUNCTION line_comes_with_its_request() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM transition t WHERE t.id = new.transition_id AND t.xmin = pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'a request gets no further line' USING ERRCODE = 'CS011';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER line_comes_with_its_request AFTER INSERT ON signoff FOR EACH ROW EXECUTE FUNCTION line_comes_with_its_request();

-- The state of a sign-off follows from its signature, and nothing else. Judged at the commit, for the row as it then is.
CREATE FUNCTION signoff_follows_signature(line text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE slot signoff; request transition; given signature; ready boolean;
BEGIN
  SELECT * INTO STRICT slot FROM signoff WHERE id = line;
  SELECT * INTO STRICT request FROM transition WHERE id = slot.transition_id;
  SELECT * INTO given FROM signature g WHERE g.signoff_id = line AND g.withdrawn_at IS NULL AND g.voided_at IS NULL;
  ready := NOT EXISTS (SELECT FROM signoff s WHERE s.transition_id = request.id AND s.meaning = ANY (slot.after) AND s.state <> 'signed');
  IF slot.state IS DISTINCT FROM (CASE
      WHEN given.decision IN ('sign', 'sign_with_conditions') THEN 'signed'
      WHEN given.decision = 'return' THEN 'returned'
      WHEN given.decision = 'refuse' THEN 'refused'
      WHEN request.state <> 'open' THEN 'void'
      WHEN ready THEN 'open' ELSE 'waiting' END)
    OR (given.id IS NOT NULL AND slot.decided_by IS DISTINCT FROM given.person_id) THEN
    RAISE EXCEPTION 'a sign-off is decided by a signature' USING ERRCODE = 'CS014';
  END IF;
  IF slot.state = 'signed' AND request.state IN ('open', 'approved') AND NOT ready THEN
    RAISE EXCEPTION 'a signature waits for those before it' USING ERRCODE = 'CS014';
  END IF;
  IF slot.state IN ('returned', 'refused') AND request.state NOT IN (slot.state, 'void') THEN
    RAISE EXCEPTION 'what one signer sends back is sent back' USING ERRCODE = 'CS014';
  END IF;
END $$;
CREATE FUNCTION signoff_is_decided() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF tg_table_name = 'signoff' THEN
    PERFORM signoff_follows_signature(new.id);
  ELSIF tg_table_name = 'signature' THEN
    PERFORM signoff_follows_signature(new.signoff_id);
  ELSE
    PERFORM signoff_follows_signature(s.id) FROM signoff s WHERE s.transition_id = new.id;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER signoff_is_decided AFTER INSERT OR UPDATE ON signoff
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION signoff_is_decided();
CREATE CONSTRAINT TRIGGER signoff_is_decided AFTER INSERT OR UPDATE ON signature
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION signoff_is_decided();
CREATE CONSTRAINT TRIGGER signoff_is_decided AFTER UPDATE ON transition
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION signoff_is_decided();

-- A signature is withdrawn or voided under an open request, or with it; never from under an approval.
CREATE FUNCTION signature_stands() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM transition t WHERE t.id = new.transition_id
      AND (t.state = 'open' OR (t.state = 'void' AND t.xmin = pg_current_xact_id()::xid))) THEN
    RAISE EXCEPTION 'a signature on a closed request stands' USING ERRCODE = 'CS007';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER signature_stands AFTER UPDATE ON signature DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((old.withdrawn_at, old.voided_at) IS DISTINCT FROM (new.withdrawn_at, new.voided_at)) EXECUTE FUNCTION signature_stands();

-- A condition comes with its signature and says what was signed.
CREATE FUNCTION condition_is_signed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF tg_op <> 'INSERT' OR NOT EXISTS (SELECT FROM signature g WHERE g.id = new.signature_id AND g.version_id = new.version_id
      AND g.xmin = pg_current_xact_id()::xid AND g.manifest -> 'conditions' @> jsonb_build_array(jsonb_build_object('text', new.text, 'ownerId', new.owner_id, 'dueOn', new.due_on::text))) THEN
    RAISE EXCEPTION 'a condition is signed, and does not change' USING ERRCODE = 'CS007';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER condition_is_signed AFTER INSERT OR UPDATE OR DELETE ON condition FOR EACH ROW EXECUTE FUNCTION condition_is_signed();

-- They hold in a session that replicates, too.
ALTER TABLE transition ENABLE ALWAYS TRIGGER request_follows_policy;
ALTER TABLE transition ENABLE ALWAYS TRIGGER signoff_is_decided;
ALTER TABLE signoff ENABLE ALWAYS TRIGGER line_comes_with_its_request;
ALTER TABLE signoff ENABLE ALWAYS TRIGGER signoff_is_decided;
ALTER TABLE signature ENABLE ALWAYS TRIGGER signoff_is_decided;
ALTER TABLE signature ENABLE ALWAYS TRIGGER signature_stands;
ALTER TABLE condition ENABLE ALWAYS TRIGGER condition_is_signed;
