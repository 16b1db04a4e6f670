import { MigrationInterface, QueryRunner } from "typeorm";

export class Use1700000000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner) {
    await queryRunner.query(`UPDATE t SET m = 'new'`);
  }
  async down() {}
}
