-- Versions that somebody owned before: who confirmed a rating and came to own it is looked for from the person on.
CREATE INDEX "model_version_owner_ids_idx" ON "model_version" USING GIN ("owner_ids");

-- Versions on their way that have a tier, apart from the many that have not come so far.
CREATE INDEX "model_version_rated_under_way_idx" ON "model_version" ("id")
  WHERE tier IS NOT NULL AND stage IN ('proposed', 'in_development', 'in_validation', 'approved');
