defmodule App.Repo.Migrations.Use do
  use Ecto.Migration

  def up, do: execute("UPDATE t SET m = 'new'")
end
