module.exports = {
  async up(queryInterface) {
    await queryInterface.sequelize.query(`ALTER TYPE mood ADD VALUE 'new'`);
  },
};
