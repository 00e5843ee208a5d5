package tables_test

import "testing"

func TestStrings(t *testing.T) {
	testRead(t, []readCase{
		{"Go", "db.go", "package db\nconst schema = `\n-- people\nCREATE TABLE people (\n\tid INTEGER PRIMARY KEY,\n\tname TEXT NOT NULL\n);\nCREATE INDEX i ON people(name);`\nconst q = `SELECT * FROM people`", "people: id INTEGER pk, name TEXT!\nalter people; index i(name)"},
		{"Java, added up", "Db.java", "class Db { String s = \"CREATE TABLE a (\" +\n \"id INT,\\n\" +\n \"b VARCHAR(9))\"; }", "a: id INT, b VARCHAR(9)"},
		{"Python, in a migration, without its way back", "migrations/1_a.py", "def upgrade():\n    op.execute('''\n        ALTER TABLE a ADD COLUMN b TEXT\n    ''')\n    op.execute(\"DROP TABLE c\")\ndef downgrade():\n    op.execute('ALTER TABLE a DROP COLUMN b')\n", "alter a: b TEXT\ndrop c"},
		{"Ruby, in a here-document", "db/migrate/1_a.rb", "execute <<~SQL\n  CREATE TABLE a (b int);\nSQL\n", "a: b int"},
		{"a sentence, and an attack", "a.py", "x = 'Create table users (a int)'\ny = 'DROP TABLE users; --'\n", ""},
		{"what is computed", "a.js", "db.run(`CREATE TABLE ${name} (id int)`); db.run('CREATE TABLE t (' + columns + ')')", "t; not whole\nunresolved table: ${name} (id int)"},
	})
}
