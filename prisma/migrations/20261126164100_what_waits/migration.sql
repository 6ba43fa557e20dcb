-- What waits on somebody is found where it waits, however much is done already.
CREATE INDEX "attachment_pending_idx" ON "attachment" ("version_id") WHERE state = 'pending' AND removed_at IS NULL;
CREATE INDEX "control_answer_unconfirmed_idx" ON "control_answer" ("version_id") WHERE status = 'not_applicable' AND confirmed_by IS NULL;
CREATE INDEX "assessment_waiting_idx" ON "assessment" ("assessed_at", "id") WHERE status IN ('computed', 'reduction_requested');
CREATE INDEX "assessment_rated_idx" ON "assessment" ("version_id") WHERE status IN ('computed', 'confirmed');
CREATE INDEX "model_unconfirmed_type_idx" ON "model" ("id") WHERE record_type = 'not_a_model' AND record_type_confirmed_by IS NULL;
CREATE INDEX "model_unowned_import_idx" ON "model" ("import_id") WHERE owner_id IS NULL AND archived_at IS NULL AND import_id IS NOT NULL;
CREATE INDEX "transition_sent_back_idx" ON "transition" ("version_id") WHERE state IN ('returned', 'refused');

-- Who may read an event is asked of the few models that are marked.
CREATE INDEX "model_restricted_idx" ON "model" ("id") WHERE sensitivity = 'restricted';

-- What one person did is found among what all did.
CREATE INDEX "ledger_event_actor_id_idx" ON "ledger_event" ("actor_id");
