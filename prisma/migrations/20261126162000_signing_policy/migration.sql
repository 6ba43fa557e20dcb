-- What the database knows of the policy, so that a request asks for every signature whoever writes it. Functions, not rows: a body
-- that is altered is found by the check of the catalogue. lib/signoff/policy-guards.test.ts holds them against policy/.

-- Transitions, lines of each gate and tier, and how many different people sign, by lifecycle policy; null for one not known here.
CREATE FUNCTION signing_policy(policy text) RETURNS jsonb LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT CASE policy WHEN 'lifecycle-v1' THEN
'{"transitions": {
    "T1": {"from":["proposed"],"to":"in_development","gate":"G0"},
    "T2": {"from":["in_development"],"to":"in_validation","gate":"G1"},
    "T3": {"from":["in_validation"],"to":"in_development","gate":null},
    "T4": {"from":["in_validation"],"to":"approved","gate":"G2"},
    "T5": {"from":["approved"],"to":"in_production","gate":"G3"},
    "T6": {"from":["in_production"],"to":"in_production","gate":"G4"},
    "T7": {"from":["in_production"],"to":"restricted","gate":null},
    "T8": {"from":["restricted"],"to":"in_production","gate":"G4"},
    "T9": {"from":["in_production","restricted"],"to":"in_development","gate":"G5"},
    "T10": {"from":["in_production","restricted","approved"],"to":"retired","gate":"G6"},
    "T11": {"from":["proposed","in_development","in_validation","approved"],"to":"rejected","gate":null}},
  "signoffs": {
    "G0": {
      "high": [
        {"roles":["model_owner"],"meaning":"responsible"},
        {"roles":["compliance_officer"],"meaning":"compliance_reviewed"},
        {"roles":["risk_officer"],"meaning":"accepted_for_development","after":["compliance_reviewed"]}],
      "medium": [
        {"roles":["model_owner"],"meaning":"acknowledged"},
        {"roles":["compliance_officer"],"meaning":"compliance_reviewed","when":{"any":[{"field":"euAiActClass","op":"not_in","value":["minimal","out_of_scope"]},{"field":"deviceDetermination","op":"eq","value":true},{"field":"usesPhi","op":"eq","value":true}]}}],
      "low": [
        {"roles":["model_owner"],"meaning":"acknowledged"},
        {"roles":["compliance_officer"],"meaning":"compliance_reviewed","when":{"any":[{"field":"euAiActClass","op":"not_in","value":["minimal","out_of_scope"]},{"field":"deviceDetermination","op":"eq","value":true},{"field":"usesPhi","op":"eq","value":true}]}}]},
    "G1": {
      "high": [
        {"roles":["data_scientist"],"meaning":"authored","of":"author"},
        {"roles":["model_owner"],"meaning":"responsible"}],
      "medium": [
        {"roles":["data_scientist"],"meaning":"authored","of":"author"}],
      "low": [
        {"roles":["data_scientist"],"meaning":"authored","of":"author"}]},
    "G2": {
      "high": [
        {"roles":["validator"],"meaning":"validated"},
        {"roles":["compliance_officer"],"meaning":"compliance_reviewed"},
        {"roles":["risk_officer"],"meaning":"approved","after":["validated","compliance_reviewed"]},
        {"roles":["model_owner"],"meaning":"responsible","after":["approved"]}],
      "medium": [
        {"roles":["validator"],"meaning":"validated"},
        {"roles":["compliance_officer"],"meaning":"compliance_reviewed","when":{"any":[{"field":"usesPersonalData","op":"eq","value":true},{"field":"usesPhi","op":"eq","value":true},{"field":"automatedDecision","op":"eq","value":true},{"field":"euAiActClass","op":"not_in","value":["minimal","out_of_scope"]}]}},
        {"roles":["risk_officer"],"meaning":"approved","after":["validated","compliance_reviewed"]},
        {"roles":["model_owner"],"meaning":"responsible","after":["approved"]}],
      "low": [
        {"roles":["validator","data_scientist"],"meaning":"validated","of":"not_author"},
        {"roles":["model_owner"],"meaning":"responsible","after":["validated"]}]},
    "G3": {
      "high": [
        {"roles":["model_owner"],"meaning":"responsible"},
        {"roles":["compliance_officer"],"meaning":"compliance_reviewed","when":{"any_control":["CC-TRN-01","CC-INV-06","CC-CHG-06"]}},
        {"roles":["risk_officer"],"meaning":"approved","after":["compliance_reviewed"]},
        {"roles":["data_scientist","model_owner"],"meaning":"released","of":"not_author","after":["responsible","compliance_reviewed","approved"]}],
      "medium": [
        {"roles":["model_owner"],"meaning":"responsible"},
        {"roles":["compliance_officer"],"meaning":"compliance_reviewed","when":{"any_control":["CC-TRN-01","CC-INV-06","CC-CHG-06"]}},
        {"roles":["data_scientist","model_owner"],"meaning":"released","of":"not_author","after":["responsible","compliance_reviewed"]}],
      "low": [
        {"roles":["model_owner"],"meaning":"acknowledged"},
        {"roles":["data_scientist","model_owner"],"meaning":"released","of":"not_author","after":["acknowledged"]}]}},
  "distinct": {"high":{"default":2,"G2":3},"medium":{"default":2,"G0":1,"G1":1},"low":{"default":1,"G2":2,"G3":2,"G4":2}}}'::jsonb END
$$;

-- Controls that are due at a gate: where, for which models, and whether Countersign answers them itself.
CREATE FUNCTION known_controls() RETURNS jsonb LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT
'{
    "CC-GOV-02": {"due":["G0","G2","G3","G4"],"computed":true,"tiers":{"low":"required","medium":"required","high":"required"},"when":{}},
    "CC-GOV-04": {"due":["G3","G4"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{}},
    "CC-GOV-05": {"due":["G0","G2","G5"],"computed":true,"tiers":{"low":"required","medium":"required","high":"required"},"when":{}},
    "CC-GOV-07": {"due":["G2","G3","G4"],"computed":true,"tiers":{"low":"required","medium":"required","high":"required"},"when":{}},
    "CC-INV-01": {"due":["G0","G1","G2","G3","G4","G6"],"computed":true,"tiers":{"low":"required","medium":"required","high":"required"},"when":{}},
    "CC-INV-02": {"due":["G0","G2","G4","G5"],"computed":true,"tiers":{"low":"required","medium":"required","high":"required"},"when":{}},
    "CC-INV-03": {"due":["G0","G2","G3","G5"],"computed":false,"tiers":{"low":"required","medium":"required","high":"required"},"when":{}},
    "CC-INV-04": {"due":["G0","G2","G5"],"computed":false,"tiers":{"low":"required","medium":"required","high":"required"},"when":{}},
    "CC-INV-05": {"due":["G1","G4"],"computed":false,"tiers":{"low":"not_required","medium":"lite","high":"required"},"when":{}},
    "CC-INV-06": {"due":["G3","G4","G5"],"computed":false,"tiers":{"low":"not_required","medium":"required","high":"required"},"when":{"any":[{"field":"euAiActClass","op":"in","value":["high","gpai"]},{"field":"coveredEmploymentTool","op":"in","value":["yes","unsure"]},{"field":"deviceDetermination","op":"eq","value":true}]}},
    "CC-USE-01": {"due":["G0","G2","G5"],"computed":false,"tiers":{"low":"required","medium":"required","high":"required"},"when":{}},
    "CC-USE-02": {"due":["G3","G4"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{}},
    "CC-RSK-01": {"due":["G1","G2","G4","G5"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{}},
    "CC-RSK-02": {"due":["G2","G3","G4"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{}},
    "CC-RSK-03": {"due":["G2","G4","G5"],"computed":false,"tiers":{"low":"not_required","medium":"lite","high":"required"},"when":{"any":[{"field":"euAiActClass","op":"in","value":["high"]},{"field":"usesPersonalData","op":"eq","value":true},{"field":"automatedDecision","op":"eq","value":true},{"field":"usesPhi","op":"eq","value":true}]}},
    "CC-DAT-01": {"due":["G1"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{}},
    "CC-DAT-02": {"due":["G1","G3","G4"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{}},
    "CC-DAT-03": {"due":["G1"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{"all":[{"field":"modelKind","op":"not_in","value":["rule-based"]}]}},
    "CC-DAT-04": {"due":["G1"],"computed":false,"tiers":{"low":"not_required","medium":"required","high":"required"},"when":{"all":[{"field":"modelKind","op":"not_in","value":["rule-based"]}]}},
    "CC-PRV-01": {"due":["G1","G5"],"computed":false,"tiers":{"low":"required","medium":"required","high":"required"},"when":{"any":[{"field":"usesPersonalData","op":"eq","value":true},{"field":"usesPhi","op":"eq","value":true}]}},
    "CC-PRV-02": {"due":["G2","G5"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{"all":[{"field":"usesPersonalData","op":"eq","value":true}]}},
    "CC-PRV-03": {"due":["G1","G4","G6"],"computed":false,"tiers":{"low":"required","medium":"required","high":"required"},"when":{"any":[{"field":"usesPersonalData","op":"eq","value":true},{"field":"usesPhi","op":"eq","value":true}]}},
    "CC-PRV-04": {"due":["G3","G4"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{"any":[{"field":"usesPersonalData","op":"eq","value":true},{"field":"usesPhi","op":"eq","value":true}]}},
    "CC-PRV-05": {"due":["G3"],"computed":false,"tiers":{"low":"required","medium":"required","high":"required"},"when":{"any":[{"field":"usesPersonalData","op":"eq","value":true},{"field":"usesPhi","op":"eq","value":true}]}},
    "CC-DOC-01": {"due":["G1","G2","G5"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{}},
    "CC-DOC-02": {"due":["G1","G2","G4"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{}},
    "CC-DOC-03": {"due":["G2","G3","G5"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{}},
    "CC-DOC-04": {"due":["G2","G3","G5"],"computed":false,"tiers":{"low":"not_required","medium":"lite","high":"required"},"when":{"any":[{"field":"euAiActClass","op":"in","value":["high","gpai"]},{"field":"deviceDetermination","op":"eq","value":true},{"field":"domain","op":"in","value":["hr"]}]}},
    "CC-DEV-01": {"due":["G1"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{}},
    "CC-DEV-02": {"due":["G1","G5"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{}},
    "CC-DEV-03": {"due":["G1","G5"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{}},
    "CC-DEV-04": {"due":["G2","G4"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{"all":[{"field":"modelKind","op":"in","value":["statistical","ml","vendor","rule-based"]}]}},
    "CC-VAL-01": {"due":["G2"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{}},
    "CC-VAL-02": {"due":["G2","G4","G5"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{}},
    "CC-VAL-03": {"due":["G2","G4"],"computed":false,"tiers":{"low":"not_required","medium":"required","high":"required"},"when":{}},
    "CC-VAL-04": {"due":["G2","G3","G4"],"computed":true,"tiers":{"low":"required","medium":"required","high":"required"},"when":{}},
    "CC-VAL-05": {"due":["G4"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{}},
    "CC-FAI-01": {"due":["G2","G4","G5"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{"any":[{"field":"usesPersonalData","op":"eq","value":true},{"field":"usesPhi","op":"eq","value":true},{"field":"automatedDecision","op":"eq","value":true},{"field":"domain","op":"in","value":["credit","hr","insurance","healthcare"]}]}},
    "CC-FAI-02": {"due":["G3","G4"],"computed":false,"tiers":{"low":"required","medium":"required","high":"required"},"when":{"all":[{"field":"coveredEmploymentTool","op":"in","value":["yes","unsure"]}]}},
    "CC-XPL-01": {"due":["G2"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{"all":[{"field":"modelKind","op":"not_in","value":["rule-based"]}]}},
    "CC-XPL-02": {"due":["G3","G4"],"computed":false,"tiers":{"low":"required","medium":"required","high":"required"},"when":{"any":[{"field":"automatedDecision","op":"eq","value":true},{"field":"decidesAboutPeople","op":"eq","value":true}]}},
    "CC-HUM-01": {"due":["G2","G3","G4"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{"any":[{"field":"automatedDecision","op":"eq","value":true},{"field":"euAiActClass","op":"in","value":["high"]},{"field":"modelKind","op":"in","value":["llm","agent"]},{"field":"domain","op":"in","value":["healthcare"]},{"field":"riskTier","op":"in","value":["high"]}]}},
    "CC-HUM-02": {"due":["G3","G4"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{"any":[{"field":"automatedDecision","op":"eq","value":true},{"field":"euAiActClass","op":"in","value":["high"]}]}},
    "CC-TRN-01": {"due":["G3","G5"],"computed":false,"tiers":{"low":"required","medium":"required","high":"required"},"when":{"any":[{"field":"usesPersonalData","op":"eq","value":true},{"field":"usesPhi","op":"eq","value":true},{"field":"automatedDecision","op":"eq","value":true},{"field":"euAiActClass","op":"in","value":["limited","high"]},{"field":"modelKind","op":"in","value":["llm","agent"]},{"field":"domain","op":"in","value":["hr"]}]}},
    "CC-TRN-02": {"due":["G3","G4"],"computed":false,"tiers":{"low":"required","medium":"required","high":"required"},"when":{"all":[{"field":"modelKind","op":"in","value":["llm","agent"]}]}},
    "CC-SEC-01": {"due":["G2","G4","G5"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{}},
    "CC-SEC-02": {"due":["G3","G4"],"computed":false,"tiers":{"low":"required","medium":"required","high":"required"},"when":{}},
    "CC-SEC-03": {"due":["G3","G4"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{}},
    "CC-GAI-01": {"due":["G2","G4","G5"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{"all":[{"field":"modelKind","op":"in","value":["llm","agent"]}]}},
    "CC-GAI-02": {"due":["G2","G4","G5"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{"all":[{"field":"modelKind","op":"in","value":["llm","agent"]}]}},
    "CC-GAI-03": {"due":["G1","G5"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{"any":[{"field":"modelKind","op":"in","value":["llm","agent"]},{"field":"euAiActClass","op":"in","value":["gpai"]}]}},
    "CC-GAI-04": {"due":["G2","G3","G4","G5"],"computed":false,"tiers":{"low":"required","medium":"required","high":"required"},"when":{"all":[{"field":"modelKind","op":"in","value":["agent"]}]}},
    "CC-TPR-01": {"due":["G1","G2","G4"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{"any":[{"field":"sourcing","op":"in","value":["vendor","joint","open_source"]},{"field":"modelKind","op":"in","value":["vendor","llm","agent"]}]}},
    "CC-TPR-02": {"due":["G4"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{"any":[{"field":"sourcing","op":"in","value":["vendor","joint","open_source"]},{"field":"modelKind","op":"in","value":["vendor","llm","agent"]}]}},
    "CC-CHG-01": {"due":["G3","G5"],"computed":true,"tiers":{"low":"required","medium":"required","high":"required"},"when":{}},
    "CC-CHG-02": {"due":["G2","G3","G5"],"computed":true,"tiers":{"low":"required","medium":"required","high":"required"},"when":{}},
    "CC-CHG-03": {"due":["G3","G5"],"computed":true,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{}},
    "CC-CHG-04": {"due":["G3","G5"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{}},
    "CC-CHG-05": {"due":["G2","G4","G5"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{"all":[{"field":"modelKind","op":"in","value":["ml","llm","agent"]}]}},
    "CC-CHG-06": {"due":["G3","G5"],"computed":false,"tiers":{"low":"not_required","medium":"lite","high":"required"},"when":{"any":[{"field":"euAiActClass","op":"in","value":["high"]},{"field":"deviceDetermination","op":"eq","value":true}]}},
    "CC-APR-01": {"due":["G2","G3","G4","G5","G6"],"computed":true,"tiers":{"low":"required","medium":"required","high":"required"},"when":{}},
    "CC-MON-01": {"due":["G3","G4","G5"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{}},
    "CC-MON-02": {"due":["G4"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{}},
    "CC-MON-03": {"due":["G3","G4"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{"any":[{"field":"riskTier","op":"in","value":["high","medium"]},{"field":"euAiActClass","op":"in","value":["high"]},{"field":"automatedDecision","op":"eq","value":true},{"field":"modelKind","op":"in","value":["llm","agent"]}]}},
    "CC-MON-04": {"due":["G4"],"computed":false,"tiers":{"low":"lite","medium":"lite","high":"required"},"when":{}},
    "CC-INC-01": {"due":["G4"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{}},
    "CC-INC-02": {"due":["G4"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{"any":[{"field":"euAiActClass","op":"in","value":["high","gpai"]},{"field":"usesPersonalData","op":"eq","value":true},{"field":"usesPhi","op":"eq","value":true},{"field":"domain","op":"in","value":["healthcare"]}]}},
    "CC-INC-03": {"due":["G3","G4"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{}},
    "CC-RET-01": {"due":["G6"],"computed":false,"tiers":{"low":"lite","medium":"required","high":"required"},"when":{}},
    "CC-ENV-01": {"due":["G1"],"computed":false,"tiers":{"low":"not_required","medium":"lite","high":"required"},"when":{"all":[{"field":"modelKind","op":"in","value":["ml","llm","agent"]}]}}}'::jsonb
$$;

CREATE FUNCTION tier_rank(tier text) RETURNS integer LANGUAGE sql IMMUTABLE SET search_path = pg_catalog
AS $$ SELECT array_position(array['low', 'medium', 'high'], tier) $$;

-- The facts conditions read of a version, as lib/models/facts.schema.ts makes them.
CREATE FUNCTION facts_known(content model_version, tier text) RETURNS jsonb LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT content.facts || jsonb_build_object('riskTier', tier, 'modelKind', content.kind, 'domain', content.domain,
    'sourcing', nullif(content.facts ->> 'sourcing', 'not_stated'),
    'coveredEmploymentTool', CASE WHEN coalesce(content.domain, 'hr') = 'hr' THEN content.facts ->> 'coveredEmploymentTool' ELSE 'no' END)
$$;

-- One comparison of a condition; a fact that is not known counts as the answer that asks for more.
CREATE FUNCTION comparison_holds(test jsonb, facts jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT CASE
    WHEN coalesce(facts -> (test ->> 'field'), 'null') = 'null' THEN true
    WHEN test ->> 'op' = 'eq' THEN facts -> (test ->> 'field') = test -> 'value'
    ELSE (test ->> 'op' = 'in') = (test -> 'value' @> jsonb_build_array(facts -> (test ->> 'field'))) END
$$;

CREATE FUNCTION facts_satisfy(condition jsonb, facts jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT NOT EXISTS (SELECT FROM jsonb_array_elements(coalesce(condition -> 'all', '[]')) AS test WHERE NOT comparison_holds(test, facts))
    AND (condition -> 'any' IS NULL OR EXISTS (SELECT FROM jsonb_array_elements(condition -> 'any') AS test WHERE comparison_holds(test, facts)))
$$;

-- Whether the control is asked for at the gate of a version with these facts.
CREATE FUNCTION control_is_due(control text, gate text, facts jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(known -> 'due' ? gate AND known -> 'tiers' ->> coalesce(facts ->> 'riskTier', 'high') <> 'not_required'
    AND facts_satisfy(known -> 'when', facts), false)
  FROM (SELECT known_controls() -> control AS known) AS library
$$;

-- The signatures a gate needs of a version with these facts, in order, each {roles, meaning, of, after}.
CREATE FUNCTION required_lines(policy text, gate text, facts jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  WITH line AS (
    SELECT l.line, l.place FROM jsonb_array_elements(signing_policy(policy) -> 'signoffs' -> gate -> (facts ->> 'riskTier')) WITH ORDINALITY AS l(line, place)
    WHERE facts_satisfy(coalesce(l.line -> 'when', '{}'), facts) AND (l.line #> '{when,any_control}' IS NULL OR EXISTS (
      SELECT FROM jsonb_array_elements_text(l.line #> '{when,any_control}') AS control WHERE control_is_due(control, gate, facts))))
  SELECT jsonb_agg(jsonb_build_object('roles', line -> 'roles', 'meaning', line -> 'meaning', 'of', line -> 'of', 'after', coalesce((
      SELECT jsonb_agg(m.meaning ORDER BY m.place) FROM jsonb_array_elements_text(line -> 'after') WITH ORDINALITY AS m(meaning, place)
      WHERE m.meaning IN (SELECT other.line ->> 'meaning' FROM line AS other)), '[]')) ORDER BY place)
  FROM line
$$;

-- The tier of the newest rating, when a second person confirmed it: the computed one again once a lowered one has run out.
CREATE FUNCTION tier_in_force(version text) RETURNS text LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE rating assessment;
BEGIN
  SELECT * INTO rating FROM assessment WHERE version_id = version ORDER BY assessed_at DESC, id DESC LIMIT 1;
  IF rating.status IS DISTINCT FROM 'confirmed' THEN RETURN NULL; END IF;
  RETURN CASE WHEN rating.override -> 'declined' = 'null' AND (rating.override ->> 'validUntil')::date < organisation_today()
    THEN rating.computed_tier ELSE rating.tier END;
END $$;
