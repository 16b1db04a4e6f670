<?php

use Migrations\BaseMigration;

class Mood extends BaseMigration
{
    public function up(): void { $this->execute("ALTER TYPE mood ADD VALUE 'new'"); }
}
