-- What was signed stays what it was, whoever writes: content under a request or behind T2, the lines of a request, what runs where.

-- True while signatures rest on the version: a request of it is open, or was approved in this transaction.
CREATE FUNCTION is_being_signed(version text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM transition t WHERE t.version_id = version
    AND (t.state = 'open' OR (t.state = 'approved' AND t.xmin = pg_current_xact_id()::xid)))
$$;

-- Content changes only before T2, and takes an open request with it: judged at the commit, when what fell is void.
CREATE FUNCTION content_is_frozen() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF old.stage NOT IN ('proposed', 'in_development') OR is_being_signed(new.id) THEN
    RAISE EXCEPTION 'content under signature does not change' USING ERRCODE = 'CS010';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER content_is_frozen AFTER UPDATE ON model_version DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((old.purpose, old.intended_use, old.out_of_scope_use, old.limitations, old.kind, old.domain, old.jurisdictions, old.facts,
      old.identity, old.datasets, old.documentation, old.upstream, old.change_class)
    IS DISTINCT FROM (new.purpose, new.intended_use, new.out_of_scope_use, new.limitations, new.kind, new.domain, new.jurisdictions, new.facts,
      new.identity, new.datasets, new.documentation, new.upstream, new.change_class))
  EXECUTE FUNCTION content_is_frozen();

-- An owner is followed by an owner, and a request does not outlive a change of owner or unit.
CREATE FUNCTION owner_is_signed_for() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (old.owner_id IS NOT NULL AND new.owner_id IS NULL) OR EXISTS (SELECT FROM model_version v WHERE v.model_id = new.id AND is_being_signed(v.id)) THEN
    RAISE EXCEPTION 'an owner is handed over, never dropped, and not under an open request' USING ERRCODE = 'CS010';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER owner_is_signed_for AFTER UPDATE ON model DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((old.owner_id, old.unit_id) IS DISTINCT FROM (new.owner_id, new.unit_id)) EXECUTE FUNCTION owner_is_signed_for();

-- A rating is superseded by another one, never rewritten: only its standing and who confirmed it move.
CREATE FUNCTION rating_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moves text[] := '{status,tier,override,confirmed_by,confirmed_at,second_by,second_at}';
BEGIN
  IF (to_jsonb(old) - moves) IS DISTINCT FROM (to_jsonb(new) - moves) THEN
    RAISE EXCEPTION 'a rating is superseded, never rewritten' USING ERRCODE = 'CS010';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER rating_is_kept BEFORE UPDATE ON assessment FOR EACH ROW EXECUTE FUNCTION rating_is_kept();

-- Of a request only its state moves, and that once.
CREATE OR REPLACE FUNCTION transition_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moves text[] := '{state,closed_by,closed_at,reason}';
BEGIN
  IF old.state <> 'open' THEN RAISE EXCEPTION 'a closed request does not change' USING ERRCODE = 'CS005'; END IF;
  IF (to_jsonb(old) - moves) IS DISTINCT FROM (to_jsonb(new) - moves) THEN
    RAISE EXCEPTION 'the dossier of a request does not change' USING ERRCODE = 'CS005';
  END IF;
  RETURN new;
END $$;

-- Of a line only its state moves: who is asked for which signature, and in which order, was fixed with the request.
CREATE FUNCTION line_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (old.id, old.transition_id, old.ordinal, old.roles, old.meaning, old.signer_kind, old.after)
    IS DISTINCT FROM (new.id, new.transition_id, new.ordinal, new.roles, new.meaning, new.signer_kind, new.after) THEN
    RAISE EXCEPTION 'the lines of a request do not change' USING ERRCODE = 'CS011';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER line_is_fixed BEFORE UPDATE ON signoff FOR EACH ROW EXECUTE FUNCTION line_is_fixed();

-- SHA-256 of the artefact that was approved; null when what was approved has none. lib/checklist/known.ts reads it here too.
CREATE FUNCTION approved_digest(version text) RETURNS text LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(t.dossier #>> '{version,artifact,digest}', t.dossier #>> '{version,artifact,configurationDigest}') FROM transition t
  WHERE t.version_id = version AND t.to_stage = 'approved' AND t.state = 'approved' ORDER BY t.closed_at DESC LIMIT 1
$$;

-- What runs is what was released: written by the signature that closed the release, as its plan says, and the artefact that was approved.
CREATE FUNCTION deployment_is_released() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE request transition; approved text := approved_digest(new.version_id);
BEGIN
  SELECT * INTO request FROM transition WHERE id = new.transition_id;
  IF (request.state, request.to_stage, request.version_id, request.model_id) IS DISTINCT FROM ('approved', 'in_production', new.version_id, new.model_id)
    OR NOT EXISTS (SELECT FROM model_version WHERE id = new.version_id AND stage = 'in_production')
    OR NOT EXISTS (SELECT FROM signature g WHERE g.id = new.signature_id AND g.transition_id = request.id AND g.withdrawn_at IS NULL AND g.voided_at IS NULL)
    OR (request.deployment ->> 'environment', request.deployment ->> 'endpoint', request.deployment ->> 'extent', request.deployment ->> 'artifactDigest')
      IS DISTINCT FROM (new.environment, new.endpoint, new.extent, new.artifact_digest) THEN
    RAISE EXCEPTION 'a deployment follows from an approved release' USING ERRCODE = 'CS012';
  END IF;
  IF new.artifact_digest <> approved THEN
    RAISE EXCEPTION 'the artefact that is deployed is the one that was approved' USING ERRCODE = 'CS012';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER deployment_is_released AFTER INSERT ON deployment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION deployment_is_released();
CREATE UNIQUE INDEX deployment_transition_id_key ON deployment (transition_id);

-- A deployment ends once, and changes in nothing else.
CREATE FUNCTION deployment_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moves text[] := '{until_at,followed_by_id}';
BEGIN
  IF old.until_at IS NOT NULL OR (to_jsonb(old) - moves) IS DISTINCT FROM (to_jsonb(new) - moves) THEN
    RAISE EXCEPTION 'a deployment ends once and does not change' USING ERRCODE = 'CS012';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER deployment_is_kept BEFORE UPDATE ON deployment FOR EACH ROW EXECUTE FUNCTION deployment_is_kept();

-- They hold in a session that replicates, too.
ALTER TABLE model_version ENABLE ALWAYS TRIGGER content_is_frozen;
ALTER TABLE model ENABLE ALWAYS TRIGGER owner_is_signed_for;
ALTER TABLE assessment ENABLE ALWAYS TRIGGER rating_is_kept;
ALTER TABLE signoff ENABLE ALWAYS TRIGGER line_is_fixed;
ALTER TABLE deployment ENABLE ALWAYS TRIGGER deployment_is_released;
ALTER TABLE deployment ENABLE ALWAYS TRIGGER deployment_is_kept;
