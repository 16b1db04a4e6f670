-- The trigger stands on the partitioned table, and fires for the partition that takes the row.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE diary (day date, mood mood) PARTITION BY RANGE (day);
CREATE TABLE diary_2024 PARTITION OF diary FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE FUNCTION better() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.mood = greatest(NEW.mood, 'happy');
--                                ^^^^^^^ error certain enum-value-used-before-commit 55P04
    RETURN NEW;
END $$;
CREATE TRIGGER better BEFORE INSERT ON diary FOR EACH ROW EXECUTE FUNCTION better();
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
INSERT INTO diary_2024 VALUES ('2024-05-01', 'ok');
COMMIT;
