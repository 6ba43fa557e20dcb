-- What a person is told at the next sign-in: how often somebody failed to be them, and since when.
ALTER TABLE "attempt" ADD COLUMN "untold_since" TIMESTAMPTZ(3);
ALTER TABLE "session"
  ADD COLUMN "failed_sign_ins" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "failed_signings" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "failed_since" TIMESTAMPTZ(3);

-- What somebody calls a key is free text, and so personal: the ledger holds a commitment of it.
ALTER TABLE "api_key" ADD COLUMN "salt" BYTEA NOT NULL DEFAULT ''::bytea;
ALTER TABLE "api_key" ALTER COLUMN "salt" DROP DEFAULT;
SELECT watch_with_ledger('api_key', '', '{name}', '{hash}');
