Sequel.migration do
  up { run "ALTER TYPE mood ADD VALUE 'new'" }
end
