-- outside a transaction
-- The rows behind what is counted by month are found by their month, and what runs out by its date.
DROP INDEX CONCURRENTLY IF EXISTS "model_created_at_idx";
CREATE INDEX CONCURRENTLY "model_created_at_idx" ON "model" ("created_at");
DROP INDEX CONCURRENTLY IF EXISTS "model_archived_at_idx";
CREATE INDEX CONCURRENTLY "model_archived_at_idx" ON "model" ("archived_at") WHERE archived_at IS NOT NULL;
DROP INDEX CONCURRENTLY IF EXISTS "transition_counted_idx";
CREATE INDEX CONCURRENTLY "transition_counted_idx" ON "transition" ("to_stage", "closed_at") WHERE state = 'approved' AND to_stage IN ('approved', 'retired');
DROP INDEX CONCURRENTLY IF EXISTS "signoff_decided_idx";
CREATE INDEX CONCURRENTLY "signoff_decided_idx" ON "signoff" ("decided_at", "id") WHERE decided_at IS NOT NULL AND state IN ('signed', 'returned', 'refused');
DROP INDEX CONCURRENTLY IF EXISTS "condition_due_on_idx";
CREATE INDEX CONCURRENTLY "condition_due_on_idx" ON "condition" ("due_on");
DROP INDEX CONCURRENTLY IF EXISTS "attachment_expires_on_idx";
CREATE INDEX CONCURRENTLY "attachment_expires_on_idx" ON "attachment" ("expires_on") WHERE expires_on IS NOT NULL AND removed_at IS NULL;
