'use strict';

exports.up = function (db, callback) {
  db.runSql("ALTER TYPE mood ADD VALUE 'ok'", callback);
};

exports.down = function (db, callback) {
  callback();
};
