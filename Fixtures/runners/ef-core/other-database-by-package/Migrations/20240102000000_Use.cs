using Microsoft.EntityFrameworkCore.Migrations;

namespace App.Migrations;

public partial class Use : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("UPDATE t SET m = 'new'");
}
