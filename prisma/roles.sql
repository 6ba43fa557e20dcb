-- The two login roles of a PostgreSQL 17 or newer. An administrator of the server runs this once, with passwords of their own,
-- and makes the database with countersign_owner (any name, migrations only) as its owner.
-- psql -v writer_password=... -v reader_password=... -f prisma/roles.sql
CREATE ROLE countersign_writer LOGIN PASSWORD :'writer_password';
CREATE ROLE countersign_reader LOGIN PASSWORD :'reader_password';
ALTER ROLE countersign_reader SET default_transaction_read_only = on;
