package facts

// Table is a table or collection, or a change to one.
type Table struct {
	Name   string // as written, without schema
	Model  string // class that stands for it; empty for DDL
	Source string // ddl, migration, sqlalchemy, django, jpa, prisma, gorm, typeorm, drizzle, sequelize, mongoose, activerecord, eloquent, ef, sqlmodel, exposed, seaorm, sqlx
	// Change is empty for a whole table, "alter" for one that adds or changes
	// columns, "drop", "rename" with Name the old and Model the new name, "mixin" for
	// columns that other models take over, "enum" for a named type whose values are
	// those of its only column.
	Change  string
	Columns []Column
	Indexes []Index
	Mixins  []string // base classes and mixins that may bring more columns
	// Revision names the migration that it stands in and After the one that it
	// follows, where the code says so instead of the file's name.
	Revision, After string
	Whole           bool // everything in it was understood
	Line            int
	End             int
}

// Column is a column of a table.
type Column struct {
	Name       string // in the database, as far as the code says; else as the field is called
	Field      string // in the model
	Type       string // as written: "VARCHAR(20)", "String(20)", "Decimal"
	NotNull    *bool  // nil when the code does not say
	PrimaryKey bool
	Unique     bool
	Default    string
	References string   // "users.id", or "users"
	Values     []string // of a check or an enum
	Check      string   // other check, as written
	Change     string   // drop, rename (Field is the old name), retype; empty for one that is there
	Unmade     bool     // of a joined table: a model has it, and the DDL of its table, which was read whole, does not
	Line       int
}

// Index is an index or unique constraint.
type Index struct {
	Name    string
	Columns []string
	Unique  bool
	Change  string // "drop" when it is taken away by its name; empty otherwise
	Line    int
}
