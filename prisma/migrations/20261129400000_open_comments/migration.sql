-- What was asked and nobody settled: few rows, however much was said.
CREATE INDEX "comment_open_idx" ON "comment" ("version_id", "gate", "path") WHERE resolved_at IS NULL;
