package tables_test

import "testing"

func TestDDL(t *testing.T) {
	testRead(t, []readCase{
		{"columns with constraints in place", "a.sql", `
CREATE TABLE IF NOT EXISTS public.parcels (
  id BIGSERIAL PRIMARY KEY, -- the id
  code VARCHAR(20) NOT NULL UNIQUE,
  weight DECIMAL(10, 2) DEFAULT 0.0 CHECK (weight > 0),
  sent_at timestamp with time zone NOT NULL DEFAULT now(),
  state TEXT CHECK (state IN ('new', 'sent')),
  tags text[] NOT NULL DEFAULT '{}'::text[],
  owner_id uuid REFERENCES people(id) ON DELETE SET NULL
);`, `parcels: id BIGSERIAL pk, code VARCHAR(20)! unique, weight DECIMAL(10, 2) =0.0 check weight > 0, sent_at timestamp with time zone! =now(), state TEXT {new|sent}, tags text[]! ='{}'::text[], owner_id uuid >people.id`},
		{
			"constraints of the table", "a.sql", "create table t (\n a int, b int not null, c int,\n constraint pk_t primary key (a, b),\n constraint u_t unique (b),\n foreign key (c) references other (id) on delete cascade,\n check (b > 1), check (a < b)\n)",
			`t: a int pk, b int! pk check b > 1, c int >other.id; unique index u_t(b)`,
		},
		{
			"MySQL writes keys inside and quotes with backticks", "a.sql", "CREATE TABLE `shop`.`items` (`id` int unsigned NOT NULL AUTO_INCREMENT, `key` varchar(40) CHARACTER SET utf8, `kind` enum('a','b') NOT NULL COMMENT 'which', key varchar(5), PRIMARY KEY (`id`), UNIQUE KEY `u` (`key`), KEY ix (kind, `key`(10) DESC)) ENGINE=InnoDB;",
			"items: id int unsigned! pk, key varchar(40), kind enum('a','b')! {a|b}, key varchar(5); unique index u(key); index ix(kind key)",
		},
		{
			"SQL Server quotes with brackets", "a.sql", "CREATE TABLE [dbo].[Orders] (\n[Id] int IDENTITY(1,1) NOT NULL,\n[Total] decimal(18, 2) NULL,\n[Note] nvarchar(max),\nCONSTRAINT [PK_Orders] PRIMARY KEY CLUSTERED ([Id] ASC)\n)\nGO\nALTER TABLE [Orders] ADD [A] int NOT NULL, [B] datetime2(7)\nGO\nEXEC sp_rename 'dbo.Orders.Note', 'Remark', 'COLUMN'",
			"Orders: Id int! pk, Total decimal(18, 2)?, Note nvarchar(max)\nalter Orders: A int!, B datetime2(7)\nalter Orders: rename Remark=Note",
		},
		{
			"alterations", "a.sql", "ALTER TABLE ONLY t ADD COLUMN IF NOT EXISTS a int DEFAULT 1, DROP COLUMN b, ALTER COLUMN c TYPE bigint USING c::bigint, ALTER d SET NOT NULL, RENAME COLUMN e TO f;\nALTER TABLE t RENAME TO u; ALTER TABLE u ADD CONSTRAINT k UNIQUE (a), DROP CONSTRAINT old;\nALTER TABLE t MODIFY x varchar(9) NOT NULL, CHANGE y z int;\nDROP TABLE IF EXISTS v, w CASCADE;",
			"alter t: a int =1, drop b, retype c bigint, retype d!, rename f=e\nrename t=u\nalter u; unique index k(a); drop index old()\nalter t: retype x varchar(9)!, rename z=y, retype z int\ndrop v\ndrop w",
		},
		{"indexes, with expressions", "a.sql", "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON s.t USING btree (a DESC, lower(b)) WHERE a > 1;\nCREATE INDEX ON t (a);\nDROP INDEX i;", "alter t; unique index i(a lower(b))\nalter t; index (a)\nalter ; drop index i()"},
		{"named enums, also in a block", "a.sql", "DO $$ BEGIN\n CREATE TYPE mood AS ENUM ('up', 'it''s');\nEXCEPTION WHEN duplicate_object THEN null; END $$;\nCREATE TABLE t (m public.mood NOT NULL DEFAULT 'up');", "enum mood: mood {up|it's}\nt: m public.mood! ='up' {up|it's}"},
		{"what a function's body or a comment creates is not there", "a.sql", "-- CREATE TABLE a (b int);\nCREATE FUNCTION f() RETURNS void AS $$ BEGIN CREATE TABLE a (b int); END $$ LANGUAGE plpgsql;\nCREATE TEMP TABLE c (d int);", ""},
		{"tables of others bring columns", "a.sql", "CREATE TABLE a (LIKE b INCLUDING ALL, c int) INHERITS (d);\nCREATE TABLE e AS SELECT * FROM a;\nCREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);", "a: c int; with b d\ne; not whole"},
		{"the way back is left out", "a.sql", "-- +goose Up\nCREATE TABLE a (b int);\n-- +goose Down\nDROP TABLE a;", "a: b int"},
		{"a name that is computed", "a.sql", "CREATE TABLE {{.Prefix}}users (id int);\n", "unresolved table: {{.Prefix}}users (id int);"},
	})
}

func TestPrisma(t *testing.T) {
	testRead(t, []readCase{
		{"models, enums and relations", "schema.prisma", `
generator client { provider = "prisma-client-js" }
enum Role { 
  ADMIN
  USER @map("user")
}
model User {
  id        Int      @id @default(autoincrement())
  email     String   @unique @db.VarChar(255)
  role      Role     @default(USER)
  createdAt DateTime @default(now()) @map("created_at")
  posts     Post[]
  tags      String[]
  @@map("users")
}
model Post {
  id       String @id @default(uuid()) @db.Uuid
  title    String?
  author   User   @relation(fields: [authorId], references: [id],
    onDelete: Cascade)
  authorId Int    @map("author_id")
  @@unique([title, authorId], map: "u")
  @@index([authorId(sort: Desc)])
}`, `enum Role: Role {ADMIN|user}
users=User: id Int! pk =autoincrement(), email VarChar(255)! unique, role Role! =USER {ADMIN|user}, created_at=createdAt DateTime! =now(), tags String[]!
Post: id Uuid! pk =uuid(), title String?, author_id=authorId Int! >users.id; unique index u(title author_id); index (author_id)`},
	})
}
