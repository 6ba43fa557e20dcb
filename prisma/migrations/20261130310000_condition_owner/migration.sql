-- outside a transaction
-- What somebody promised to see to is looked for from the person on.
DROP INDEX CONCURRENTLY IF EXISTS "condition_owner_id_idx";
CREATE INDEX CONCURRENTLY "condition_owner_id_idx" ON "condition" ("owner_id");
