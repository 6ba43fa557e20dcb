#!/bin/sh
# Run once by the PostgreSQL image, when its volume is empty.
set -eu
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" -v writer_password="$WRITER_PASSWORD" -v reader_password="$READER_PASSWORD" -f /roles.sql
