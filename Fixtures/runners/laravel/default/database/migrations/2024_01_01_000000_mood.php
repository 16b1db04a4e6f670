<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Support\Facades\DB;

return new class extends Migration {
    public function up(): void { DB::statement("ALTER TYPE mood ADD VALUE 'new'"); }
};
