-- outside a transaction
-- Words are looked for among the models that are in use, or among those put away: what a common word finds is then not thrown away row by row.
DROP INDEX CONCURRENTLY IF EXISTS "listed_model_words_idx";
CREATE INDEX CONCURRENTLY "listed_model_words_idx" ON "listed_model" USING GIN ("document") WHERE NOT archived;
DROP INDEX CONCURRENTLY IF EXISTS "listed_model_archived_words_idx";
CREATE INDEX CONCURRENTLY "listed_model_archived_words_idx" ON "listed_model" USING GIN ("document") WHERE archived;
DROP INDEX CONCURRENTLY IF EXISTS "listed_model_document_idx";
-- By tier, and the newest of each first: without it everything of the first tier is sorted for a page of it.
DROP INDEX CONCURRENTLY IF EXISTS "listed_model_tier_rank_updated_at_model_id_idx";
CREATE INDEX CONCURRENTLY "listed_model_tier_rank_updated_at_model_id_idx" ON "listed_model" ("tier_rank", "updated_at" DESC, "model_id" DESC);
