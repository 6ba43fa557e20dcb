-- A session that says it replicates (session_replication_role) skips every trigger that is not ALWAYS. The guards of roles, stages,
-- approvals and signatures hold there too, as the capture of rows does. To get past one, somebody has to alter its table, and that
-- is on record.
ALTER TABLE role_grant ENABLE ALWAYS TRIGGER roles_are_segregated;
ALTER TABLE model_version ENABLE ALWAYS TRIGGER stage_follows_a_transition;
ALTER TABLE transition ENABLE ALWAYS TRIGGER approval_has_its_signatures;
ALTER TABLE transition ENABLE ALWAYS TRIGGER transition_is_final;
ALTER TABLE signature ENABLE ALWAYS TRIGGER signature_is_independent;
ALTER TABLE signature ENABLE ALWAYS TRIGGER signature_is_final;
