// Adds a label.
exports.up = (knex) => knex.raw("ALTER TYPE mood ADD VALUE 'new'");
