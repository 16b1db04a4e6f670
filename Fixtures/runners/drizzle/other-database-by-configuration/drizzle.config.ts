export default {
  // dialect: "postgresql"
  dialect: 'mysql',
};
