<?php

use Phinx\Migration\AbstractMigration;

final class Mood extends AbstractMigration
{
    public function up(): void { $this->execute("ALTER TYPE mood ADD VALUE 'new'"); }
}
