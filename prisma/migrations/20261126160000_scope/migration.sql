-- What evidence is called, where it lies and what was said of it can name a person, or be restricted: the ledger holds commitments.
ALTER TABLE "evidence" ADD COLUMN "salt" BYTEA NOT NULL DEFAULT uuid_send(gen_random_uuid());
ALTER TABLE "attachment" ADD COLUMN "salt" BYTEA NOT NULL DEFAULT uuid_send(gen_random_uuid());
SELECT watch_with_ledger('evidence', '', '{name,url,fixed_revision}');
SELECT watch_with_ledger('attachment', '', '{title,review_note}');

-- A tier that the second line raised stands as a proposal on the next rating, until somebody takes it over or drops it.
ALTER TABLE "assessment" ADD COLUMN "raise" JSONB;
CREATE OR REPLACE FUNCTION rating_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moves text[] := '{status,tier,override,raise,confirmed_by,confirmed_at,second_by,second_at}';
BEGIN
  IF (to_jsonb(old) - moves) IS DISTINCT FROM (to_jsonb(new) - moves) THEN
    RAISE EXCEPTION 'a rating is superseded, never rewritten' USING ERRCODE = 'CS010';
  END IF;
  RETURN new;
END $$;
