-- outside a transaction
-- Evidence is found by a part of its name among all that is attached.
DROP INDEX CONCURRENTLY IF EXISTS "attachment_title_idx";
CREATE INDEX CONCURRENTLY "attachment_title_idx" ON "attachment" USING gin ("title" gin_trgm_ops);
