var dbm;
exports.setup = function (options) {
  dbm = options.dbmigrate;
};
