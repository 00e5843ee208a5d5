<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        Schema::create('returns', function (Blueprint $table) {
            $table->uuid('id')->primary();
            $table->foreignUuid('order_id')->index()->constrained('orders');
            $table->foreignUuid('item_id')->constrained('order_items');
            $table->text('reason');
            $table->string('status', 16);
            $table->decimal('refund_amount', 12, 2)->nullable();
            $table->timestamp('requested_at');
            $table->timestamp('closed_at')->nullable();
        });

        DB::statement("ALTER TABLE returns ADD CONSTRAINT chk_returns_status CHECK (status IN ('requested', 'approved', 'rejected', 'refunded'))");
    }

    public function down(): void
    {
        Schema::dropIfExists('returns');
    }
};
