class AddNewMood < ActiveRecord::Migration[7.1]
  def up
    add_enum_value :mood, "new"
    execute "UPDATE t SET m = 'new'"
  end
end
