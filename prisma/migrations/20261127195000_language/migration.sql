-- In which language a person reads; null follows the browser. People are few, so the check is made at once.
ALTER TABLE "person" ADD COLUMN "language" TEXT;
ALTER TABLE "person" ADD CONSTRAINT "person_language_check" CHECK (language IN ('en', 'de', 'fr'));
