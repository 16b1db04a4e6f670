module.exports = { client: "pg" };
