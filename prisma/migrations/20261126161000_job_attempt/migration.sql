-- Which try of a job its record belongs to. A try that its worker lost and that comes back late changes nothing any more.
ALTER TABLE job_progress ADD COLUMN attempt integer NOT NULL DEFAULT 0;
