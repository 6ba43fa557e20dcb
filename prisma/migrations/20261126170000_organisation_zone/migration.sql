-- The organisation's zone. A calendar date (the last day of a role, when evidence expires, when a condition is due) is a day there,
-- in force to its end; the guards of the database and the program read the same day.

CREATE TABLE "organisation" (
    "id" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_id_fkey" FOREIGN KEY ("id") REFERENCES "business_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- A zone the database does not know would stop every comparison of dates.
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_time_zone_check" CHECK ((timestamptz '2000-01-01 00:00:00Z' AT TIME ZONE time_zone) IS NOT NULL);
CREATE UNIQUE INDEX "organisation_once" ON "organisation" ((true));
SELECT watch_with_ledger('organisation');

-- UTC until somebody sets another one.
CREATE FUNCTION organisation_zone() RETURNS text LANGUAGE sql STABLE
AS $$ SELECT coalesce((SELECT time_zone FROM public.organisation), 'UTC') $$;

-- The calendar date at an instant, in the organisation's zone.
CREATE FUNCTION organisation_day(instant timestamptz) RETURNS date LANGUAGE sql STABLE
AS $$ SELECT (instant AT TIME ZONE public.organisation_zone())::date $$;

-- As volatile as the clock it reads, so that it is planned as one expression and the zone is read once a statement.
CREATE FUNCTION organisation_today() RETURNS date LANGUAGE sql VOLATILE
AS $$ SELECT public.organisation_day(public.product_clock()) $$;

-- Roles that sign exclude administrator and auditor for the same person at the same time, and those two each other (SD-8, SD-12).
CREATE OR REPLACE FUNCTION roles_are_segregated() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE held text[];
BEGIN
  PERFORM 1 FROM person WHERE id = new.person_id FOR UPDATE;
  SELECT array_agg(DISTINCT role) INTO held FROM role_grant
  WHERE person_id = new.person_id AND state IN ('pending', 'active') AND (until IS NULL OR until >= organisation_today());
  IF ('admin' = ANY (held) AND cardinality(held) > 1) OR ('auditor' = ANY (held) AND cardinality(held) > 1) THEN
    RAISE EXCEPTION 'administrator and auditor exclude every signing role and each other' USING ERRCODE = 'CS008';
  END IF;
  RETURN NULL;
END $$;

-- Whether the person holds the role today in the unit or in one above it.
CREATE OR REPLACE FUNCTION holds_role(person text, wanted text, unit text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE above AS (
    SELECT id, parent_id FROM business_unit WHERE id = unit
    UNION SELECT b.id, b.parent_id FROM business_unit b JOIN above a ON b.id = a.parent_id)
  SELECT EXISTS (SELECT FROM role_grant g JOIN above a ON a.id = g.unit_id WHERE g.person_id = person AND g.role = wanted
    AND g.state = 'active' AND (g.until IS NULL OR g.until >= organisation_today()))
$$;

-- A signature belongs to one open sign-off, on its dossier, by somebody who holds the role (SD-8, SD-12).
CREATE OR REPLACE FUNCTION signature_fits(given signature, slot signoff, request transition, unit text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  IF request.state <> 'open' OR slot.state <> 'open' THEN
    RAISE EXCEPTION 'only an open sign-off is signed' USING ERRCODE = 'CS006';
  END IF;
  IF (given.transition_id, given.version_id, given.dossier_hash, given.meaning, given.gate, given.independent)
      IS DISTINCT FROM (request.id, request.version_id, request.dossier_hash, slot.meaning, request.gate, is_independent(slot.meaning))
    OR (given.manifest ->> 'dossierHash', given.manifest ->> 'signoffId', given.manifest ->> 'personId', given.manifest ->> 'meaning', given.manifest ->> 'decision')
      IS DISTINCT FROM (given.dossier_hash, given.signoff_id, given.person_id, given.meaning, given.decision) THEN
    RAISE EXCEPTION 'a signature belongs to one sign-off on one dossier' USING ERRCODE = 'CS006';
  END IF;
  IF NOT (given.role = ANY (slot.roles)) OR NOT holds_role(given.person_id, given.role, unit) THEN
    RAISE EXCEPTION 'the signer does not hold the role' USING ERRCODE = 'CS006';
  END IF;
  IF EXISTS (SELECT 1 FROM role_grant WHERE person_id = given.person_id AND role IN ('admin', 'auditor') AND state = 'active' AND (until IS NULL OR until >= organisation_today())) THEN
    RAISE EXCEPTION 'administrators and auditors sign nothing (SD-8, SD-12)' USING ERRCODE = 'CS006';
  END IF;
END $$;
