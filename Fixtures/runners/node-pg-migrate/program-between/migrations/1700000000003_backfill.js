exports.up = (pgm) => {
  pgm.noTransaction();
  pgm.sql("SELECT 1");
};
