-- The name: of a report
SELECT id FROM users;
