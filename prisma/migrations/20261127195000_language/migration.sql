-- In which language a person reads; null follows the browser. Null in every row there is, so that no row has to be looked at.
ALTER TABLE "person" ADD COLUMN "language" TEXT;
ALTER TABLE "person" ADD CONSTRAINT "person_language_check" CHECK (language IN ('en', 'de', 'fr')) NOT VALID;
