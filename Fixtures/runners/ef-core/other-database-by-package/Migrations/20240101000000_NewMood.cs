using Microsoft.EntityFrameworkCore.Migrations;

namespace App.Migrations;

public partial class NewMood : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("ALTER TYPE mood ADD VALUE 'new'");
}
