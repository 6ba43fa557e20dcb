-- The same two views, of which what is said of one version is found by its id: what both name more than once was read whole first.
CREATE OR REPLACE VIEW "waits" AS
WITH known AS NOT MATERIALIZED (SELECT m.id, m.unit_id, m.sensitivity, m.source IS NOT NULL AS imported, m.on_hold, m.record_type FROM model m WHERE m.archived_at IS NULL)
SELECT 'sign_off' AS kind, s.id AS subject_id, r.role, t.version_id, t.model_id, m.unit_id, m.sensitivity, m.imported,
  coalesce(s.opened_at, t.requested_at) AS since, 1 AS count, '{}'::text[] AS not_for
FROM transition t JOIN signoff s ON s.transition_id = t.id JOIN known m ON m.id = t.model_id CROSS JOIN LATERAL (SELECT '' AS role UNION SELECT unnest(s.roles)) r
WHERE s.state = 'open' AND t.state = 'open'
UNION ALL
SELECT 'tier_confirmation', r.id, '', r.version_id, v.model_id, m.unit_id, m.sensitivity, m.imported, r.assessed_at, 1, ARRAY[r.assessed_by]
FROM assessment r JOIN model_version v ON v.id = r.version_id JOIN known m ON m.id = v.model_id
WHERE r.status = 'computed' AND v.stage IN ('proposed', 'in_development')
UNION ALL
-- At high tier somebody other than the uploader accepts each item; below, evidence is accepted with the validation.
SELECT 'evidence_review', a.id, '', a.version_id, v.model_id, m.unit_id, m.sensitivity, m.imported, a.attached_at, 1, ARRAY[a.attached_by, e.uploaded_by]
FROM attachment a JOIN evidence e ON e.id = a.evidence_id JOIN model_version v ON v.id = a.version_id JOIN known m ON m.id = v.model_id
WHERE a.state = 'pending' AND a.removed_at IS NULL AND (a.carried_from_id IS NULL OR a.carried_confirmed_at IS NOT NULL)
  AND v.tier IS NOT NULL AND coalesce((SELECT r.computed_tier FROM assessment r WHERE r.version_id = v.id AND r.status = 'confirmed'
    AND r.override -> 'declined' = 'null' AND (r.override ->> 'validUntil')::date < organisation_today()), v.tier) = 'high'
  AND control_is_ahead(a.control_id, v.stage)
UNION ALL
SELECT 'not_applicable', c.id, '', c.version_id, v.model_id, m.unit_id, m.sensitivity, m.imported, c.answered_at, 1, ARRAY[c.answered_by]
FROM control_answer c JOIN model_version v ON v.id = c.version_id JOIN known m ON m.id = v.model_id
WHERE c.status = 'not_applicable' AND c.confirmed_by IS NULL AND c.answered_at IS NOT NULL AND c.answered_by IS NOT NULL
  AND (c.carried_from_id IS NULL OR c.carried_confirmed_at IS NOT NULL) AND control_is_ahead(c.control_id, v.stage)
UNION ALL
-- Once somebody kept a rating and nothing stops it. The light path has its cards, and a low tier is not final before it is confirmed.
SELECT 'controls_to_answer', v.id, c.value, v.id, v.model_id, m.unit_id, m.sensitivity, m.imported, greatest(v.stage_since, r.assessed_at), count(*)::integer, '{}'
FROM model_version v JOIN known m ON m.id = v.model_id
CROSS JOIN LATERAL (
  SELECT a.status, a.assessed_at, CASE WHEN coalesce(a.override -> 'declined' = 'null' AND (a.override ->> 'validUntil')::date < organisation_today(), false)
    THEN a.computed_tier ELSE coalesce(a.tier, a.computed_tier) END AS tier
  FROM assessment a WHERE a.version_id = v.id ORDER BY a.assessed_at DESC, a.id DESC LIMIT 1) r
CROSS JOIN LATERAL jsonb_each_text(second_line_controls()) c
WHERE v.stage IN ('proposed', 'in_development', 'in_validation') AND m.on_hold IS NULL AND m.record_type = 'model'
  AND r.status IN ('computed', 'confirmed') AND (r.tier <> 'low' OR (r.status = 'confirmed' AND NOT v.light_path))
  AND NOT EXISTS (SELECT FROM transition t WHERE t.version_id = v.id AND t.state = 'open')
  AND control_is_due(c.key, gate_ahead(v.stage), facts_known(v, r.tier))
  AND NOT EXISTS (SELECT FROM control_answer k WHERE k.version_id = v.id AND k.control_id = c.key AND k.status IS NOT NULL
    AND k.answered_as IS DISTINCT FROM 'own_people' AND (k.carried_from_id IS NULL OR k.carried_confirmed_at IS NOT NULL))
GROUP BY v.id, c.value, m.unit_id, m.sensitivity, m.imported, r.assessed_at;

CREATE OR REPLACE VIEW "runs_out" AS
WITH living AS NOT MATERIALIZED (
  SELECT v.id AS version_id, m.id AS model_id, m.unit_id, m.sensitivity = 'restricted' AS restricted, m.source IS NOT NULL AS imported
  FROM model_version v JOIN model m ON m.id = v.model_id WHERE v.stage NOT IN ('retired', 'rejected') AND m.archived_at IS NULL)
SELECT DISTINCT l.model_id, 'evidence_expires' AS what, date_trunc('month', a.expires_on::timestamp)::date AS month, l.unit_id, l.restricted, l.imported
FROM attachment a JOIN living l USING (version_id) WHERE a.expires_on IS NOT NULL AND a.removed_at IS NULL AND a.state <> 'rejected'
UNION ALL
SELECT DISTINCT l.model_id, 'condition_due', date_trunc('month', n.due_on::timestamp)::date, l.unit_id, l.restricted, l.imported
FROM condition n JOIN signature g ON g.id = n.signature_id JOIN living l ON l.version_id = n.version_id WHERE g.withdrawn_at IS NULL AND g.voided_at IS NULL;
