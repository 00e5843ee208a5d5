package tables_test

import (
	"strings"
	"testing"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
	"kiro-mcp/internal/code/tables"
)

// project reads files that are written one after the other, each behind a line
// "== path"; a path with "test" in it is one of tests.
func project(t *testing.T, text string) []*facts.File {
	t.Helper()
	var files []*facts.File
	for part := range strings.SplitSeq(text, "== ") {
		path, src, ok := strings.Cut(part, "\n")
		if !ok || path == "" {
			continue
		}
		lang := lex.Of(path)
		if lang == nil {
			t.Fatalf("%q: no language", path)
		}
		f := &facts.File{Path: path, Language: lang.Name, Test: strings.Contains(path, "test")}
		tables.Read(lex.Scan(path, lang, []byte(src)), f)
		files = append(files, f)
	}
	if len(files) == 0 {
		t.Fatal("no files")
	}
	return files
}

func TestJoin(t *testing.T) {
	for _, test := range []struct{ name, src, want string }{
		{
			"migrations apply in the order of their numbers", `
== m/10_c.sql
ALTER TABLE a DROP COLUMN b; ALTER TABLE a RENAME COLUMN c TO d;
== m/2_b.sql
ALTER TABLE a ADD COLUMN c text NOT NULL, ALTER COLUMN b TYPE bigint;
== m/1_a.sql
CREATE TABLE a (id serial PRIMARY KEY, b int);`, "a: id serial! pk, d text!",
		},
		{
			"Alembic's by what they follow", `
== v/aaa.py
revision = "2"
down_revision = "1"
def upgrade():
    op.add_column("a", sa.Column("c", sa.Text(), nullable=False))
    op.drop_column("a", "b")
def downgrade():
    op.drop_column("a", "c")
== v/bbb.py
revision = "1"
down_revision = None
def upgrade():
    op.create_table("a", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("b", sa.Text()))`, "a: id Integer()! pk, c Text()!",
		},
		{
			"a model and the DDL of its table are one, whatever conventions each has", `
== m/1_a.sql
CREATE TABLE order_items (id uuid PRIMARY KEY, unit_price numeric(10,2), sku varchar(9) UNIQUE);
== OrderItem.java
@Entity @Table(name = "ORDER_ITEMS") class OrderItem { @Id UUID id; @Column(nullable = false) BigDecimal unitPrice; String sku; }`,
			"order_items=OrderItem: id uuid! pk, unit_price=unitPrice numeric(10,2)?, sku varchar(9)? unique; unique index (sku)",
		},
		{
			"columns of mixins and bases, over files", `
== db/base.py
class Stamped:
    created_at: Mapped[datetime] = mapped_column(DateTime)
class Base(DeclarativeBase):
    id: Mapped[int] = mapped_column(primary_key=True)
== app/user.py
class User(Stamped, Base):
    __tablename__ = "users"
    name: Mapped[str] = mapped_column(String(9), index=True)`, "users=User: name String(9)!, created_at DateTime!, id int! pk; index (name)",
		},
		{
			"a base that is not known leaves columns open", `
== app/user.py
class User(library.Special):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)`, "users=User: id Integer! pk; not whole",
		},
		{
			"a helper that may make a column leaves columns open", `
== app/user.py
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    team = reference("teams")
    posts = relationship("Post")`, "users=User: id Integer! pk; not whole",
		},
		{
			"entities are those that a context names, and fields of their types no columns", `
== Order.cs
public class Order { public int Id { get; set; } public Person Buyer { get; set; } public string Code { get; set; } }
== Person.cs
public class Person { public int Id { get; set; } public List<Order> Orders { get; set; } }
== Basket.cs
public class Basket { public int Id { get; set; } }
== Db.cs
public class Db : DbContext { public DbSet<Order> Orders { get; set; } public DbSet<Person> People { get; set; }
 void OnModelCreating(ModelBuilder b) { b.Entity<Order>().Property(o => o.Code).HasMaxLength(9).IsRequired(); b.Entity<Order>().HasIndex(o => o.Code).IsUnique(); } }`,
			"Orders=Order: Id int! pk, Code string(9)! unique, BuyerId >People; unique index (Code)\nPeople=Person: Id int! pk",
		},
		{
			"structs that AutoMigrate names, and what they embed", `
== m/order.go
package m
import "gorm.io/gorm"
type Audit struct { By string }
type Order struct {
	gorm.Model
	Audit
	Code string
	PersonID uint
	Person Person
}
type Person struct {
	Name string
}
== m/db.go
package m
import "gorm.io/gorm"
func up(db *gorm.DB) { db.AutoMigrate(&Order{}, &Person{}) }`,
			"orders=Order: code=Code string, person_id=PersonID uint >people, id=ID uint! pk, created_at=CreatedAt time.Time, updated_at=UpdatedAt time.Time, deleted_at=DeletedAt gorm.DeletedAt, by=By string\npeople=Person: name=Name string",
		},
		{
			"models of Rails and Laravel have the columns of migrations, and none without", `
== app/models/order.rb
class Order < ApplicationRecord
  enum :state, [:open, :shut]
end
class Ghost < ApplicationRecord
end
== db/migrate/1_a.rb
class A < ActiveRecord::Migration[7.0]
  def change
    create_table :orders do |t|
      t.integer :state, null: false
    end
  end
end`, "ghosts=Ghost; not whole\norders=Order: id bigint! pk, state integer! {open|shut}",
		},
		{
			"a schema of Rails is what counts", `
== db/schema.rb
ActiveRecord::Schema[7.0].define do
  create_table "a" do |t|
    t.text "c"
  end
end
== db/migrate/1_a.rb
class A < ActiveRecord::Migration[7.0]
  def change
    create_table :a do |t|
      t.text :b
    end
  end
end`, "a: id bigint! pk, c text?",
		},
		{
			"a change that may be to any table leaves all open that no model stands for", `
== 1_a.js
knex.schema.createTable('a', (t) => { t.increments('id'); });
for (const n of names) knex.schema.alterTable(n, (t) => { t.text('x'); });`, "a: id increments! pk; not whole",
		},
		{
			"tables that are dropped or renamed", `
== 1_a.sql
CREATE TABLE a (x int); CREATE TABLE b (y int); CREATE TABLE c (z int);
== 2_a.sql
DROP TABLE a; ALTER TABLE b RENAME TO d; DROP TABLE c; CREATE TABLE c (w int);`, "a: x int?; dropped\nc: w int?\nd: y int?",
		},
		{
			"an alteration of a table that nothing makes leaves it open", `
== 1_a.sql
ALTER TABLE a ADD COLUMN b int;`, "a: b int?; not whole",
		},
		{
			"indexes fold: named again, dropped by name or columns", `
== 1_a.sql
CREATE TABLE a (x int, y int, z int UNIQUE);
CREATE INDEX i ON a (x); CREATE INDEX IF NOT EXISTS i ON a (x); CREATE UNIQUE INDEX j ON a (y); CREATE INDEX k ON a (x, y);
DROP INDEX k; ALTER TABLE a DROP CONSTRAINT a_z_key;`, "a: x int?, y int? unique, z int?; index i(x); unique index j(y)",
		},
		{
			"a struct of rows shows a table only where nothing else does", `
== 1_a.sql
CREATE TABLE orders (id int);
== a.go
package a
type Order struct { ID int ` + "`db:\"id\"`" + `; Total int ` + "`db:\"total\"`" + ` }
type Ghost struct { ID int ` + "`db:\"id\"`" + ` }`, "orders=Order: id int?",
		},
		{
			"a struct of rows, where there is nothing else", `
== a.go
package a
type Ghost struct { ID int ` + "`db:\"id\"`" + ` }`, "ghosts=Ghost: id=ID int; not whole",
		},
		{
			"a column whose name the context gives", `
== Migrations/1_a.cs
class A : Migration { void Up(MigrationBuilder migrationBuilder) { migrationBuilder.CreateTable(name: "tags", columns: table => new { id = table.Column<int>(nullable: false), tag_name = table.Column<string>(type: "text", nullable: false) }); } }
== Tag.cs
public class Tag { public int Id { get; set; } public string Name { get; set; } public string Hue { get; set; } }
== Db.cs
public class Db : DbContext { public DbSet<Tag> Tags { get; set; } void On(ModelBuilder b) { b.Entity<Tag>(e => { e.Property(t => t.Name).HasColumnName("tag_name"); e.Property(t => t.Hue).HasColumnName("colour"); }); } }`,
			"tags=Tag: id=Id int! pk, tag_name=Name text!, colour=Hue string unmade",
		},
		{
			"a column that only the model has is said to be", `
== 1_a.sql
CREATE TABLE orders (id int PRIMARY KEY);
== Order.java
@Entity @Table(name = "orders") class Order { @Id int id; String note; }`, "orders=Order: id int! pk, note String unmade",
		},
		{
			"what a script says of a migration's table counts for nothing", `
== scripts/fill-queue.ts
await sql.query("CREATE TABLE IF NOT EXISTS queue (id int, rank int)"); await sql.query("CREATE TABLE IF NOT EXISTS spare (id int)")
== db/migrations/2024_queue.sql
CREATE TABLE IF NOT EXISTS queue (id int NOT NULL, rank int NOT NULL); CREATE INDEX q ON queue (rank);`, "queue: id int!, rank int!; index q(rank)\nspare: id int?",
		},
		{
			"tests count for nothing", `
== test/a.sql
CREATE TABLE a (id int);
== b.sql
CREATE TABLE b (id int);`, "b: id int?",
		},
		{
			"a schema of Mongoose and its model in another file", `
== s.js
export const userSchema = new Schema({ name: String }, { timestamps: true });
== m.js
export default mongoose.model('User', userSchema);`, "users=User: _id ObjectId! pk, name String, createdAt Date, updatedAt Date",
		},
	} {
		var lines []string
		for _, j := range tables.Join(project(t, test.src)) {
			x := write(facts.Table{Name: j.Name, Model: strings.Join(j.Models, "/"), Columns: j.Columns, Indexes: j.Indexes, Whole: j.Whole || j.Dropped})
			if j.Dropped {
				x += "; dropped"
			}
			if len(j.Columns) != len(j.Files) || len(j.Indexes) != len(j.IndexFiles) {
				t.Errorf("%s: %s has %d columns of %d files, %d indexes of %d", test.name, j.Name, len(j.Columns), len(j.Files), len(j.Indexes), len(j.IndexFiles))
			}
			lines = append(lines, x)
		}
		if got := strings.Join(lines, "\n"); got != test.want {
			t.Errorf("%s (-want +got)\n-%s\n+%s", test.name, strings.ReplaceAll(test.want, "\n", "\n-"), strings.ReplaceAll(got, "\n", "\n+"))
		}
	}
}

// The values of an enum of the code belong to the columns that have its type.
func TestEnums(t *testing.T) {
	files := project(t, `
== parcel.entity.ts
@Entity('parcels') class Parcel { @PrimaryColumn() id: number; @Column({ type: 'enum', enum: ParcelState }) state: ParcelState; }`)
	files = append(files, &facts.File{Path: "state.ts", Language: "typescript", Symbols: []facts.Symbol{
		{Kind: facts.Member, Owner: "ParcelState", Name: "New", Value: "new"}, {Kind: facts.Member, Owner: "ParcelState", Name: "Sent", Value: "0"},
	}})
	joined := tables.Join(files)
	if len(joined) != 1 || len(joined[0].Columns) != 2 {
		t.Fatalf("joined: %+v", joined)
	}
	if got := strings.Join(joined[0].Columns[1].Values, "|"); got != "new|Sent" {
		t.Errorf("values %s, want new|Sent", got)
	}
}
