package tables_test

import "testing"

func TestLaravel(t *testing.T) {
	testRead(t, []readCase{
		{"a migration, without its way back", "database/migrations/2020_01_01_000000_a.php", `<?php
return new class extends Migration {
  public function up(): void {
    Schema::create('parcels', function (Blueprint $table) {
      $table->id();
      $table->uuid('ref')->unique();
      $table->string('code', 20)->nullable()->default('x');
      $table->decimal('weight', 8, 2);
      $table->enum('state', ['new', 'sent'])->index();
      $table->foreignId('owner_id')->constrained('people')->onDelete('cascade');
      $table->foreignId('user_id')->constrained();
      $table->unsignedInteger('box_id');
      $table->foreign('box_id')->references('id')->on('boxes');
      $table->timestamps();
      $table->softDeletes();
      $table->unique(['code', 'ref'], 'u');
    });
    Schema::table('parcels', function (Blueprint $table) {
      $table->string('note')->after('code');
      $table->string('code', 40)->change();
      $table->dropColumn(['weight', 'state']);
      $table->renameColumn('a', 'b');
    });
    Schema::rename('x', 'y');
  }
  public function down(): void { Schema::dropIfExists('parcels'); }
};`, `parcels: id bigint pk, ref uuid unique, code string(20)? ='x', weight decimal(8, 2), state enum {new|sent}, owner_id foreignId >people, user_id foreignId >users, box_id unsignedInteger >boxes.id, created_at timestamp?, updated_at timestamp?, deleted_at timestamp?; index (state); unique index u(code ref)
alter parcels: note string, retype code string(40), drop weight, drop state, rename b=a
rename x=y`},
		{"models", "app/Models/OrderItem.php", "<?php\nclass OrderItem extends Model { protected $table = 'items'; }\nclass Category extends Model {}\nclass Job extends Base {}\nclass DeskSettings extends Model {}", "items=OrderItem\ncategories=Category\ndesk_settings=DeskSettings"},
		{"what is computed", "a.php", "<?php\nSchema::create($name, function (Blueprint $t) { $t->id(); });\nSchema::create('a', function ($t) { foreach ($x as $c) { $t->string($c); } });", "a; not whole\nunresolved table: create($name, function (Blueprint $t) { $t->id(); });"},
	})
}
