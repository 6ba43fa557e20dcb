-- What evidence is called, where it lies and what was said of it can name a person, or be restricted: the ledger holds commitments.
ALTER TABLE "evidence" ADD COLUMN "salt" BYTEA NOT NULL DEFAULT uuid_send(gen_random_uuid());
ALTER TABLE "attachment" ADD COLUMN "salt" BYTEA NOT NULL DEFAULT uuid_send(gen_random_uuid());
SELECT watch_with_ledger('evidence', '', '{name,url,fixed_revision}');
SELECT watch_with_ledger('attachment', '', '{title,review_note}');

-- Roles that sign exclude administrator and auditor for the same person at the same time, and those two each other (SD-8, SD-12).
-- A last day is read by the product's clock, as everywhere else.
CREATE OR REPLACE FUNCTION roles_are_segregated() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE held text[];
BEGIN
  PERFORM 1 FROM person WHERE id = new.person_id FOR UPDATE;
  SELECT array_agg(DISTINCT role) INTO held FROM role_grant
  WHERE person_id = new.person_id AND state IN ('pending', 'active') AND (until IS NULL OR until >= product_clock()::date);
  IF ('admin' = ANY (held) AND cardinality(held) > 1) OR ('auditor' = ANY (held) AND cardinality(held) > 1) THEN
    RAISE EXCEPTION 'administrator and auditor exclude every signing role and each other' USING ERRCODE = 'CS008';
  END IF;
  RETURN NULL;
END $$;

-- A tier that the second line raised stands as a proposal on the next rating, until somebody takes it over or drops it.
ALTER TABLE "assessment" ADD COLUMN "raise" JSONB;
