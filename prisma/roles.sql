-- The two login roles of a PostgreSQL 17 or newer. An administrator of the server runs this once, with passwords of their own,
-- and makes the database with countersign_owner (any name, migrations only) as its owner.
-- psql -v writer_password=... -v reader_password=... -f prisma/roles.sql
CREATE ROLE countersign_writer LOGIN PASSWORD :'writer_password';
CREATE ROLE countersign_reader LOGIN PASSWORD :'reader_password';
ALTER ROLE countersign_reader SET default_transaction_read_only = on;
-- A writer that is left open holds back the sealing of everything after it; an old database gets these lines too, once.
ALTER ROLE countersign_writer SET idle_in_transaction_session_timeout = '30s';
ALTER ROLE countersign_writer SET transaction_timeout = '2min';
-- What a statement may take where a pooler stands between: it drops what a connection asks for.
ALTER ROLE countersign_writer SET statement_timeout = '15s';
ALTER ROLE countersign_writer SET lock_timeout = '5s';
ALTER ROLE countersign_reader SET statement_timeout = '5min';
ALTER ROLE countersign_reader SET lock_timeout = '5s';
ALTER ROLE countersign_reader SET idle_in_transaction_session_timeout = '5min';
-- What is read often is a prepared statement, planned for its values, by one process.
ALTER ROLE countersign_reader SET plan_cache_mode = 'force_custom_plan';
ALTER ROLE countersign_reader SET max_parallel_workers_per_gather = 0;
