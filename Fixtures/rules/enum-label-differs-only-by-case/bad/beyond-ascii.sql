-- Case is not only a matter of ASCII.
CREATE TYPE size AS ENUM ('klein', 'größer');
ALTER TYPE size ADD VALUE 'GRÖßER';
--                        ^^^^^^^^ warning certain enum-label-differs-only-by-case -
