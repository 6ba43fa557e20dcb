-- As whom somebody answered a control, and which claims of an imported file were set aside.
ALTER TABLE "control_answer"
  ADD COLUMN "answered_as" TEXT,
  ADD COLUMN "claim_set_aside_by" TEXT,
  ADD COLUMN "claim_set_aside_at" TIMESTAMPTZ(3);
