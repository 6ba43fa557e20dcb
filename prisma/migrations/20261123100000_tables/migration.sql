-- The tables of prisma/schema, preceded by the two functions their defaults call.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- The one clock of the product. Tests and the demonstration replace it in their own database.
CREATE FUNCTION product_clock() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$ SELECT clock_timestamp() $$;

-- Which cluster wrote an event: rows restored into another cluster are told apart by it.
CREATE FUNCTION ledger_epoch() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS $$ SELECT system_identifier::text FROM pg_control_system() $$;


-- CreateTable
CREATE TABLE "control_answer" (
    "id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "control_id" TEXT NOT NULL,
    "asked" JSONB NOT NULL,
    "status" TEXT,
    "note" TEXT,
    "source" TEXT NOT NULL DEFAULT 'checklist',
    "answered_by" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "prepared_by" TEXT,
    "confirmed_by" TEXT,
    "confirmed_at" TIMESTAMPTZ(3),
    "carried_from_id" TEXT,
    "carried_confirmed_by" TEXT,
    "carried_confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "control_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT,
    "size" BIGINT,
    "type" TEXT,
    "url" TEXT,
    "fixed_revision" TEXT,
    "confidentiality" TEXT NOT NULL DEFAULT 'normal',
    "uploaded_by" TEXT NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "retain_until" DATE,
    "legal_hold" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attachment" (
    "id" TEXT NOT NULL,
    "evidence_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "control_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attached_by" TEXT NOT NULL,
    "attached_at" TIMESTAMPTZ(3) NOT NULL,
    "reviewed_by" TEXT,
    "reviewed_at" TIMESTAMPTZ(3),
    "review_note" TEXT,
    "expires_on" DATE,
    "carried_from_id" TEXT,
    "carried_confirmed_by" TEXT,
    "carried_confirmed_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "export" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "register" TEXT,
    "format" TEXT NOT NULL,
    "filter" JSONB NOT NULL DEFAULT '{}',
    "model_id" TEXT,
    "version_id" TEXT,
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "file_name" TEXT,
    "sha256" TEXT,
    "size" BIGINT,
    "rows" INTEGER,
    "block" JSONB,
    "error" JSONB,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "export_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_check" (
    "id" TEXT NOT NULL,
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "result" JSONB,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "ledger_check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import" (
    "id" TEXT NOT NULL,
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "options" JSONB NOT NULL DEFAULT '{}',
    "mode" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "kept" INTEGER NOT NULL DEFAULT 0,
    "summary" JSONB NOT NULL DEFAULT '{}',
    "error" JSONB,
    "finished_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_row" (
    "import_id" TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "model_id" TEXT,
    "messages" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("import_id","row")
);

-- CreateTable
CREATE TABLE "saved_mapping" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_mapping_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_event" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT product_clock(),
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "actor_id" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "model_id" TEXT,
    "unit_id" TEXT,
    "change" JSONB NOT NULL,
    "request_id" TEXT NOT NULL,
    "xid" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "epoch" TEXT NOT NULL DEFAULT ledger_epoch(),

    CONSTRAINT "ledger_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_row" (
    "seq" BIGSERIAL NOT NULL,
    "event_id" TEXT,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "table_name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "old" JSONB,
    "new" JSONB,
    "db_user" TEXT NOT NULL,
    "client" TEXT,
    "xid" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "epoch" TEXT NOT NULL DEFAULT ledger_epoch(),

    CONSTRAINT "ledger_row_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "ledger_leaf" (
    "index" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "event_id" TEXT,
    "row_seq" BIGINT,
    "hash" TEXT NOT NULL,
    "sealed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "ledger_leaf_pkey" PRIMARY KEY ("index")
);

-- CreateTable
CREATE TABLE "ledger_horizon" (
    "id" BOOLEAN NOT NULL DEFAULT true,
    "horizon" xid8 NOT NULL DEFAULT '0'::xid8,
    "token" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "ledger_horizon_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "model" (
    "id" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "owner_id" TEXT,
    "owner_accepted_at" TIMESTAMPTZ(3),
    "record_type" TEXT NOT NULL DEFAULT 'model',
    "record_type_reason" TEXT,
    "record_type_confirmed_by" TEXT,
    "sensitivity" TEXT NOT NULL DEFAULT 'normal',
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "notes" TEXT,
    "on_hold" JSONB,
    "duplicate_of_id" TEXT,
    "covered_by_id" TEXT,
    "archived_at" TIMESTAMPTZ(3),
    "archive_reason" TEXT,
    "shown_version_id" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT,
    "external_key" TEXT,
    "external_id" TEXT,
    "import_id" TEXT,
    "claimed_stage" TEXT,
    "claimed_extent" TEXT,
    "claimed_impact" TEXT,
    "claim_note" TEXT,
    "in_use_since" DATE,
    "in_use_since_precision" TEXT,
    "source_fields" JSONB NOT NULL DEFAULT '{}',
    "imported_values" JSONB NOT NULL DEFAULT '{}',
    "contact" TEXT,
    "salt" BYTEA NOT NULL,

    CONSTRAINT "model_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "model_version" (
    "id" TEXT NOT NULL,
    "model_id" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "stage" TEXT NOT NULL DEFAULT 'proposed',
    "substate" TEXT,
    "stage_since" TIMESTAMPTZ(3) NOT NULL,
    "frozen_at" TIMESTAMPTZ(3),
    "change_class" TEXT,
    "summary" TEXT,
    "purpose" TEXT,
    "intended_use" TEXT,
    "out_of_scope_use" TEXT,
    "limitations" TEXT,
    "kind" TEXT,
    "domain" TEXT,
    "jurisdictions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "facts" JSONB NOT NULL,
    "identity" JSONB,
    "datasets" JSONB NOT NULL DEFAULT '[]',
    "documentation" JSONB NOT NULL DEFAULT '[]',
    "upstream" JSONB NOT NULL DEFAULT '[]',
    "claims" JSONB NOT NULL DEFAULT '{}',
    "tier" TEXT,
    "light_path" BOOLEAN NOT NULL DEFAULT false,
    "carried_from_id" TEXT,
    "last_material_by" TEXT,
    "last_material_at" TIMESTAMPTZ(3),
    "material_editors" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "model_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "version_author" (
    "version_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "added_by" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "version_author_pkey" PRIMARY KEY ("version_id","person_id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "salt" BYTEA NOT NULL,
    "password_hash" TEXT,
    "password_is_own" BOOLEAN NOT NULL DEFAULT true,
    "statement_accepted" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "deactivated_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "until" DATE,
    "state" TEXT NOT NULL,
    "during_set_up" BOOLEAN NOT NULL DEFAULT false,
    "granted_by" TEXT NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_by" TEXT,
    "confirmed_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "business_unit" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "parent_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "business_unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment" (
    "id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "policy" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "answers" JSONB NOT NULL,
    "rationales" JSONB NOT NULL,
    "impact" DOUBLE PRECISION NOT NULL,
    "vulnerability" DOUBLE PRECISION NOT NULL,
    "matrix_tier" TEXT NOT NULL,
    "knockouts" JSONB NOT NULL,
    "computed_tier" TEXT,
    "tier" TEXT,
    "unknowns" TEXT[],
    "provisional" BOOLEAN NOT NULL,
    "status" TEXT NOT NULL,
    "override" JSONB,
    "carried_from_id" TEXT,
    "assessed_by" TEXT NOT NULL,
    "assessed_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_by" TEXT,
    "confirmed_at" TIMESTAMPTZ(3),
    "second_by" TEXT,
    "second_at" TIMESTAMPTZ(3),

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "sitting_until" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempt" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "blocked_until" TIMESTAMPTZ(3) NOT NULL,
    "untold" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "api_key_use" (
    "key_id" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "api_key_use_pkey" PRIMARY KEY ("key_id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "actor_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "status" INTEGER,
    "response" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("actor_id","key")
);

-- CreateTable
CREATE TABLE "upload" (
    "sha256" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "upload_pkey" PRIMARY KEY ("sha256","person_id")
);

-- CreateTable
CREATE TABLE "transition" (
    "id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "model_id" TEXT NOT NULL,
    "policy_id" TEXT NOT NULL,
    "transition" TEXT NOT NULL,
    "from_stage" TEXT NOT NULL,
    "to_stage" TEXT NOT NULL,
    "gate" TEXT,
    "tier" TEXT,
    "state" TEXT NOT NULL,
    "note" TEXT,
    "dossier" JSONB,
    "dossier_hash" TEXT,
    "policies" JSONB,
    "deployment" JSONB,
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "transition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signoff" (
    "id" TEXT NOT NULL,
    "transition_id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "roles" TEXT[],
    "meaning" TEXT NOT NULL,
    "signer_kind" TEXT,
    "after" TEXT[],
    "state" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "signoff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signature" (
    "id" TEXT NOT NULL,
    "signoff_id" TEXT NOT NULL,
    "transition_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "gate" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "meaning" TEXT NOT NULL,
    "independent" BOOLEAN NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT,
    "dossier_hash" TEXT NOT NULL,
    "manifest" JSONB NOT NULL,
    "manifest_hash" TEXT NOT NULL,
    "printed_name" TEXT NOT NULL,
    "salt" BYTEA NOT NULL,
    "method" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdraw_reason" TEXT,
    "voided_at" TIMESTAMPTZ(3),
    "void_reason" JSONB,

    CONSTRAINT "signature_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "condition" (
    "id" TEXT NOT NULL,
    "signature_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "due_on" DATE NOT NULL,

    CONSTRAINT "condition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deployment" (
    "id" TEXT NOT NULL,
    "model_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "endpoint" TEXT,
    "extent" TEXT NOT NULL,
    "artifact_digest" TEXT,
    "as_found" BOOLEAN NOT NULL DEFAULT false,
    "since" DATE,
    "transition_id" TEXT,
    "signature_id" TEXT,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3),
    "followed_by_id" TEXT,

    CONSTRAINT "deployment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "control_answer_version_id_control_id_key" ON "control_answer"("version_id", "control_id");

-- CreateIndex
CREATE INDEX "evidence_sha256_idx" ON "evidence"("sha256");

-- CreateIndex
CREATE INDEX "attachment_version_id_control_id_idx" ON "attachment"("version_id", "control_id");

-- CreateIndex
CREATE UNIQUE INDEX "attachment_evidence_id_version_id_control_id_key" ON "attachment"("evidence_id", "version_id", "control_id");

-- CreateIndex
CREATE INDEX "export_requested_by_idx" ON "export"("requested_by");

-- CreateIndex
CREATE INDEX "import_state_idx" ON "import"("state");

-- CreateIndex
CREATE INDEX "import_row_import_id_outcome_idx" ON "import_row"("import_id", "outcome");

-- CreateIndex
CREATE UNIQUE INDEX "saved_mapping_name_key" ON "saved_mapping"("name");

-- CreateIndex
CREATE INDEX "ledger_event_subject_idx" ON "ledger_event"("subject");

-- CreateIndex
CREATE INDEX "ledger_event_model_id_idx" ON "ledger_event"("model_id");

-- CreateIndex
CREATE INDEX "ledger_event_event_at_idx" ON "ledger_event"("event", "at");

-- CreateIndex
CREATE INDEX "ledger_event_xid_idx" ON "ledger_event"("xid");

-- CreateIndex
CREATE INDEX "ledger_row_event_id_idx" ON "ledger_row"("event_id");

-- CreateIndex
CREATE INDEX "ledger_row_table_name_key_seq_idx" ON "ledger_row"("table_name", "key", "seq");

-- CreateIndex
CREATE INDEX "ledger_row_xid_idx" ON "ledger_row"("xid");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_leaf_event_id_key" ON "ledger_leaf"("event_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_leaf_row_seq_key" ON "ledger_leaf"("row_seq");

-- CreateIndex
CREATE UNIQUE INDEX "model_ref_key" ON "model"("ref");

-- CreateIndex
CREATE INDEX "model_unit_id_idx" ON "model"("unit_id");

-- CreateIndex
CREATE INDEX "model_owner_id_idx" ON "model"("owner_id");

-- CreateIndex
CREATE INDEX "model_import_id_idx" ON "model"("import_id");

-- CreateIndex
CREATE INDEX "model_shown_version_id_idx" ON "model"("shown_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "model_source_external_key_key" ON "model"("source", "external_key");

-- CreateIndex
CREATE INDEX "model_version_stage_idx" ON "model_version"("stage");

-- CreateIndex
CREATE UNIQUE INDEX "model_version_model_id_label_key" ON "model_version"("model_id", "label");

-- CreateIndex
CREATE UNIQUE INDEX "model_version_model_id_number_key" ON "model_version"("model_id", "number");

-- CreateIndex
CREATE INDEX "version_author_person_id_idx" ON "version_author"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_person_id_name_key" ON "saved_view"("person_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "role_grant_person_id_idx" ON "role_grant"("person_id");

-- CreateIndex
CREATE INDEX "role_grant_state_idx" ON "role_grant"("state");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_person_id_idx" ON "invitation"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_prefix_key" ON "api_key"("prefix");

-- CreateIndex
CREATE INDEX "api_key_person_id_idx" ON "api_key"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "business_unit_parent_id_name_key" ON "business_unit"("parent_id", "name");

-- CreateIndex
CREATE INDEX "assessment_version_id_idx" ON "assessment"("version_id");

-- CreateIndex
CREATE INDEX "assessment_status_idx" ON "assessment"("status");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- CreateIndex
CREATE INDEX "upload_created_at_idx" ON "upload"("created_at");

-- CreateIndex
CREATE INDEX "transition_version_id_idx" ON "transition"("version_id");

-- CreateIndex
CREATE INDEX "transition_model_id_idx" ON "transition"("model_id");

-- CreateIndex
CREATE INDEX "transition_state_idx" ON "transition"("state");

-- CreateIndex
CREATE INDEX "signoff_state_idx" ON "signoff"("state");

-- CreateIndex
CREATE UNIQUE INDEX "signoff_transition_id_ordinal_key" ON "signoff"("transition_id", "ordinal");

-- CreateIndex
CREATE INDEX "signature_signoff_id_idx" ON "signature"("signoff_id");

-- CreateIndex
CREATE INDEX "signature_transition_id_idx" ON "signature"("transition_id");

-- CreateIndex
CREATE INDEX "signature_person_id_idx" ON "signature"("person_id");

-- CreateIndex
CREATE INDEX "condition_version_id_idx" ON "condition"("version_id");

-- CreateIndex
CREATE INDEX "deployment_model_id_idx" ON "deployment"("model_id");

-- CreateIndex
CREATE INDEX "deployment_version_id_idx" ON "deployment"("version_id");

-- AddForeignKey
ALTER TABLE "control_answer" ADD CONSTRAINT "control_answer_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "model_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "model_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model" ADD CONSTRAINT "model_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "business_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_version" ADD CONSTRAINT "model_version_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version_author" ADD CONSTRAINT "version_author_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "model_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "business_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "business_unit" ADD CONSTRAINT "business_unit_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "business_unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "model_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transition" ADD CONSTRAINT "transition_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "model_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signoff" ADD CONSTRAINT "signoff_transition_id_fkey" FOREIGN KEY ("transition_id") REFERENCES "transition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature" ADD CONSTRAINT "signature_signoff_id_fkey" FOREIGN KEY ("signoff_id") REFERENCES "signoff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "condition" ADD CONSTRAINT "condition_signature_id_fkey" FOREIGN KEY ("signature_id") REFERENCES "signature"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "model_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
