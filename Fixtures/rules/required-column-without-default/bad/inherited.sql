-- The children's rows count as well.
-- file: 0001_events.sql
CREATE TABLE events (id bigint, at timestamptz NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE events_other PARTITION OF events DEFAULT;
-- file: 0002_tenant.sql
ALTER TABLE events ADD COLUMN tenant text NOT NULL;
--                            ^^^^^^^^^^^^^^^^^^^^ error likely required-column-without-default 23502
