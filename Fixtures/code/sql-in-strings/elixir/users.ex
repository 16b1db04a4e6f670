defmodule Users do
  @moduledoc "SELECT from the users what is wanted"

  def load(id) do
    Repo.query!("SELECT id, email FROM users WHERE id = $1", [id])
    Repo.query!("""
    SELECT id FROM orders
    WHERE state = '#{state()}'
    """)
    Repo.query!("DELETE FROM orders " <> "WHERE id = $1")
  end
end
