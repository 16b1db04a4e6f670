import { Migration } from "@mikro-orm/migrations";

export class Migration20240101000000 extends Migration {
  async up() { this.addSql(`alter type mood add value 'new'`); }
}
