exports.up = (pgm) => pgm.sql("SELECT 2");
