package tables_test

import "testing"

func TestEF(t *testing.T) {
	testRead(t, []readCase{
		{"entities and their context", "Parcel.cs", `
namespace X;
[Table("parcels", Schema = "s")]
[Index(nameof(Code), IsUnique = true)]
public class Parcel : EntityBase, IAudited
{
    [Key] public Guid Id { get; set; }
    [Column("track_code"), MaxLength(20), Required]
    public string Code { get; set; } = string.Empty;
    public string? Note { get; private set; }
    public decimal Weight { get; init; }
    public Person Owner { get; set; } = null!;
    public List<Item> Items { get; } = new();
    public ICollection<Tag> Tags { get; set; }
    [NotMapped] public int Total { get; set; }
    public int Twice => Total * 2;
    public void Send(int x) { Weight = x; }
    private int hidden { get; set; }
}
public class AppContext : DbContext { public DbSet<Parcel> Parcels { get; set; } public DbSet<X.Tag> Tags => Set<Tag>();
  protected override void OnModelCreating(ModelBuilder b) {
    b.Entity<Tag>().Property(t => t.Name).HasColumnName("tag_name").IsRequired().HasMaxLength(9);
    b.Entity<Person>(e => { e.ToTable("people"); e.HasIndex(p => new { p.A, p.B }).IsUnique(); e.HasKey(p => p.A); });
    b.Entity<Tag>().ToTable(t => t.HasCheckConstraint("ck", "hue IN ('red', 'blue')"));
  }
}`, `parcels=Parcel: Id Guid! pk, track_code=Code string(20)!, Note string?, Weight decimal!, Owner Person; unique index (Code); with EntityBase
alter Parcels=Parcel
alter Tags=Tag
alter =Tag: retype tag_name=Name string(9)!
alter people=Person: retype A pk; unique index (A B)
alter =Tag: retype hue {red|blue}`},
		{"a migration, without its way back", "Migrations/20200101_A.cs", `
public partial class A : Migration {
  protected override void Up(MigrationBuilder migrationBuilder) {
    migrationBuilder.CreateTable(name: "Parcels", columns: table => new {
        Id = table.Column<int>(type: "integer", nullable: false).Annotation("a", 1),
        Code = table.Column<string>(type: "varchar", maxLength: 20, nullable: true),
        OwnerId = table.Column<int>(nullable: false)
      }, constraints: table => {
        table.PrimaryKey("PK", x => x.Id);
        table.ForeignKey(name: "FK", column: x => x.OwnerId, principalTable: "People", principalColumn: "Id", onDelete: ReferentialAction.Cascade);
      });
    migrationBuilder.CreateIndex(name: "IX", table: "Parcels", columns: new[] { "Code", "OwnerId" }, unique: true);
    migrationBuilder.AddColumn<string>(name: "Note", table: "Parcels", type: "text", nullable: false, defaultValue: "");
    migrationBuilder.RenameColumn(name: "Note", table: "Parcels", newName: "Remark");
  }
  protected override void Down(MigrationBuilder migrationBuilder) { migrationBuilder.DropTable(name: "Parcels"); }
}`, `Parcels: Id integer! pk, Code varchar(20)?, OwnerId int! >People.Id
alter Parcels; unique index IX(Code OwnerId)
alter Parcels: Note text! =""
alter Parcels: rename Remark=Note`},
	})
}

func TestGORM(t *testing.T) {
	testRead(t, []readCase{
		{
			"structs with tags", "models.go", "package m\nimport \"gorm.io/gorm\"\ntype Parcel struct {\n\tgorm.Model\n\tCode string `gorm:\"type:varchar(20);not null;uniqueIndex:u\"`\n\tOwnerID uint `gorm:\"index\"`\n\tOwner Person\n\tItems []Item\n\tRaw []byte\n\tNote *string `gorm:\"column:remark;size:64;uniqueIndex:u\"`\n\tSkip int `gorm:\"-\"`\n\thidden int\n}\ntype Person struct { Name string }\ntype Base struct {\n\tID string `gorm:\"primaryKey\"`\n}\nfunc (Base) TableName() string { return \"public.bases\" }\nfunc up(db *gorm.DB) { db.AutoMigrate(&Parcel{}, &m.Person{}) }",
			`parcels=Parcel: code=Code varchar(20)!, owner_id=OwnerID uint, owner=Owner Person, raw=Raw []byte, remark=Note *string(64); unique index u(code remark); index (owner_id); with gorm.Model
mixin people=Person: name=Name string
bases=Base: id=ID string pk
alter =Parcel
alter =Person`,
		},
		{"structs with db tags", "row.go", "package m\ntype Row struct {\n\tID int64 `db:\"id\" json:\"id\"`\n\tName sql.NullString `db:\"full_name,omitempty\"`\n\tX int\n}", "rows=Row: id=ID int64, full_name=Name sql.NullString; not whole"},
	})
}
