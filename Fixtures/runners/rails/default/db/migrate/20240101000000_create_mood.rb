class CreateMood < ActiveRecord::Migration[7.1]
  def change
    create_enum :mood, ["old"]
    create_table(:t) { |t| t.enum :m, enum_type: :mood }
  end
end
