defmodule App.Repo.Migrations.Mood do
  use Ecto.Migration

  def up, do: execute("ALTER TYPE mood ADD VALUE 'new'")
end
