// SELECT id FROM users
const a = "Update the settings of users";
const b = "select";
const c = "with love";
const d = "DELETE FROM `users` WHERE id = 1";
const e = "SELECT IFNULL(name, '') FROM users";
const f = "SELECT id FROM users LIMIT 1, 2";
const g = "CREATE TABLE users (id bigint)";
const h = "delete from the list of users";
const i = `${verb} FROM users`;
const j = "INSERT OR REPLACE INTO users (id) VALUES (1)";
const k = "UPDATE users";
const l = /SELECT id FROM users/;
const m = "SELECT id FROM users WHERE team = {team:UUID}";
const n = "(SELECT count(*) FROM users)";
const o = "select-place";
const p = cn("truncate users");
