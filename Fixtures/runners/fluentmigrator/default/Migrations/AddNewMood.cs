using FluentMigrator;

[Migration(202401010101)]
public class AddNewMood : Migration
{
    public override void Up() => Execute.Sql("ALTER TYPE mood ADD VALUE 'new'");
    public override void Down() { }
}
