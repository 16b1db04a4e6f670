-- Called outside of a transaction block, a procedure may commit between the two.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
CREATE PROCEDURE add_and_use() LANGUAGE plpgsql AS $$
BEGIN
    ALTER TYPE mood ADD VALUE 'happy';
    COMMIT;
    UPDATE person SET mood = 'happy';
END $$;
CALL add_and_use();
