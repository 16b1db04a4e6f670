exports.up = (knex) => knex('t').update({ m: 'new' });
