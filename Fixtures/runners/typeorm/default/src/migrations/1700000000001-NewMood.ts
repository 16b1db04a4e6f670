import { MigrationInterface, QueryRunner } from "typeorm";

export class NewMood1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner) {
    await queryRunner.query(`ALTER TYPE mood ADD VALUE 'new'`);
  }
  async down() {}
}
