package tables_test

import "testing"

func TestKotlin(t *testing.T) {
	testRead(t, []readCase{
		{"entities", "Parcel.kt", `
@Entity
@Table(name = "parcels")
class Parcel(
    @Id @GeneratedValue val id: Long? = null,
    @Column(name = "track_code", nullable = false, length = 20)
    var code: String,
    @field:NotBlank var note: String? = null,
    @ManyToOne @JoinColumn(name = "owner_id") val owner: Person,
) : Auditable(), Marked {
    @Column(unique = true)
    var slug: String = ""
    val weightInGrams: Int = 0
    @OneToMany(mappedBy = "parcel")
    val items: MutableList<Item> = mutableListOf()
    fun send() { val x: Int = 1 }
}
data class Dto(val name: String)`, `parcels=Parcel: id Long? pk, track_code=code String(20)!, note String!, owner_id=owner Person >Person, slug String unique, weight_in_grams=weightInGrams Int; with Auditable`},
		{"tables of Exposed", "Tables.kt", `
object Parcels : UUIDTable("parcels") {
    val code = varchar("code", 20).uniqueIndex()
    val note = text("note").nullable()
    val owner = reference("owner_id", People)
    val weight = decimal("weight", 8, 2).default(BigDecimal.ZERO)
}`, `parcels=Parcels: id UUID pk, code varchar(20)! unique, note text?, owner_id=owner reference! >People, weight decimal(8, 2)! =BigDecimal.ZERO`},
	})
}

func TestRust(t *testing.T) {
	testRead(t, []readCase{
		{"Diesel", "schema.rs", "diesel::table! {\n    use diesel::sql_types::*;\n    parcels (id) {\n        id -> Int4,\n        #[max_length = 20]\n        code -> Varchar,\n        #[sql_name = \"type\"]\n        kind -> Nullable<Text>,\n    }\n}", "parcels: id Int4! pk, code Varchar(20)!, type Text?"},
		{"SeaORM", "parcel.rs", "#[derive(Clone, DeriveEntityModel)]\n#[sea_orm(table_name = \"parcels\")]\npub struct Model {\n    #[sea_orm(primary_key)]\n    pub id: i32,\n    #[sea_orm(column_name = \"track\", unique)]\n    pub code: String,\n    pub note: Option<String>,\n}", "parcels=Model: id i32! pk, track=code String! unique, note String?"},
		{"rows", "row.rs", "struct Plain { a: i32 }\n#[derive(sqlx::FromRow)]\nstruct OrderItem { id: i64, #[sqlx(rename = \"sku\")] code: Option<String> }", "order_items=OrderItem: id i64, sku=code String?; not whole"},
	})
}
