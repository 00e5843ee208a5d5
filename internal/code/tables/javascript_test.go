package tables_test

import "testing"

func TestTypeORM(t *testing.T) {
	testRead(t, []readCase{
		{
			"entities", "parcel.entity.ts", `
import { Entity } from 'typeorm';
export enum State { NEW = 'new', SENT = 'sent' }
@Entity('parcels')
@Index(['code', 'state'], { unique: true })
export class Parcel extends BaseEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'varchar', length: 20, unique: true })
  code!: string;

  @Column({ name: 'track_note', nullable: true })
  trackNote?: string | null;

  @Column('decimal', { precision: 10, scale: 2, default: 0 })
  weight: number;

  @Column({ type: 'enum', enum: ['new', 'sent'] })
  state: State;

  @Index()
  @CreateDateColumn() createdAt: Date;

  @ManyToOne(() => Person, (p) => p.parcels, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'owner_id' })
  owner: Person;

  @ManyToOne(type => Person, p => p.sent) sender: Person;

  @OneToMany(() => Item, (i) => i.parcel) items: Item[];
  @OneToOne(() => Label, l => l.parcel) label: Label;

  private cache = new Map();
  @BeforeUpdate() touch() { this.updated = new Date(); }
}
export class Dto { @IsString() name: string; }
@Entity() export class OrderItem { @PrimaryColumn() id: number }`,
			`parcels=Parcel: id uuid pk, code varchar(20) unique, track_note=trackNote string?, weight decimal(10, 2) =0, state enum {new|sent}, createdAt Date, owner_id=owner >Person, senderId=sender >Person; index (createdAt); unique index (code state); with BaseEntity
order_item=OrderItem: id number pk`,
		},
		{"a migration, without its way back", "1-a.ts", `
export class A1 implements MigrationInterface {
  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(new Table({ name: 'parcels', columns: [ { name: 'id', type: 'uuid', isPrimary: true }, { name: 'code', type: 'varchar', length: '20', isNullable: true, isUnique: true } ], indices: [{ name: 'i', columnNames: ['code'] }] }), true);
    await queryRunner.addColumn('parcels', new TableColumn({ name: 'note', type: 'text' }));
    await queryRunner.dropColumn('parcels', 'old');
    await queryRunner.createIndex('parcels', new TableIndex({ name: 'x', columnNames: ['note'], isUnique: true }));
  }
  public async down(queryRunner: QueryRunner): Promise<void> { await queryRunner.dropTable('parcels'); }
}`, `parcels: id uuid! pk, code varchar(20)? unique; index i(code)
alter parcels: note text!
alter parcels: drop old
alter parcels; unique index x(note)`},
	})
}

func TestBuilders(t *testing.T) {
	testRead(t, []readCase{
		{"Knex, checks", "20200102_a.js", `
exports.up = (knex) => knex.schema.createTable('crates', (table) => {
  table.string('size', 8).notNullable();
  table.string('kind', 8).checkIn(['wood', 'steel']);
  table.check("size IN ('small', 'large')");
});`, `crates: size string(8)! {small|large}, kind string(8) {wood|steel}`},
		{"Knex, without its way back", "20200101_a.js", `
exports.up = function (knex) {
  return knex.schema.createTable('parcels', (table) => {
    table.increments('id');
    table.string('code', 20).notNullable().unique();
    table.uuid('owner_id').references('id').inTable('people').onDelete('CASCADE');
    table.decimal('weight', 8, 2).defaultTo(0);
    table.enu('state', ['new', 'sent']);
    table.timestamps(true, true);
    table.index(['code', 'state'], 'ix');
  }).alterTable('people', function (t) { t.dropColumn('age'); t.text('bio'); });
};
exports.down = (knex) => knex.schema.dropTable('parcels');`, `parcels: id increments pk, code string(20)! unique, owner_id uuid >people.id, weight decimal(8, 2) =0, state enu {new|sent}, created_at timestamp!, updated_at timestamp!; index ix(code state)
alter people: drop age, bio text`},
		{
			"Drizzle", "schema.ts", `
export const mood = pgEnum('mood', ['up', 'down']);
export const parcels = pgTable('parcels', {
  id: uuid('id').defaultRandom().primaryKey(),
  code: varchar('track_code', { length: 20 }).notNull().unique(),
  ownerId: integer('owner_id').references(() => people.id, { onDelete: 'cascade' }),
  mood: mood('mood').default('up'),
  at: timestamp().defaultNow().notNull(),
}, (t) => ({ ix: uniqueIndex('ix').on(t.code, t.ownerId), pk: primaryKey({ columns: [t.code] }) }));`,
			`enum mood: mood {up|down}
parcels: id uuid pk, track_code=code varchar(20)! pk unique, owner_id=ownerId integer >people.id, mood mood ='up', at timestamp! =now(); unique index ix(track_code owner_id)`,
		},
		{"Sequelize", "models/user.js", `
module.exports = (sequelize, DataTypes) => {
  const User = sequelize.define('User', {
    email: { type: DataTypes.STRING(120), allowNull: false, unique: true },
    firstName: { type: DataTypes.STRING, field: 'first_name' },
    role: DataTypes.ENUM('a', 'b'),
    full: { type: DataTypes.VIRTUAL },
  }, { tableName: 'people', paranoid: true });
  User.belongsTo(Team, { foreignKey: 'team_id' });
  return User;
};`, `people=User: email STRING(120)! unique, first_name=firstName STRING, role ENUM {a|b}, id INTEGER pk, createdAt DATE, updatedAt DATE, deletedAt DATE
alter =User: team_id >Team`},
		{"a migration of Sequelize", "1-a.js", `
module.exports = {
  async up(queryInterface, Sequelize) {
    await queryInterface.createTable('people', { id: { type: Sequelize.INTEGER, primaryKey: true, allowNull: false }, team_id: { type: Sequelize.UUID, references: { model: 'teams', key: 'id' } } });
    await queryInterface.addColumn('people', 'age', { type: Sequelize.INTEGER });
    await queryInterface.addIndex('people', ['age'], { unique: true, name: 'i' });
  },
  async down(queryInterface) { await queryInterface.dropTable('people'); }
};`, `people: id INTEGER! pk, team_id UUID >teams.id
alter people: age INTEGER
alter people; unique index i(age)`},
		{"Mongoose", "user.js", `
const userSchema = new mongoose.Schema({
  name: String,
  email: { type: String, required: [true, 'needed'], unique: true, maxlength: 80 },
  role: { type: String, enum: ['a', 'b'], default: 'a' },
  team: { type: Schema.Types.ObjectId, ref: 'Team' },
  address: { city: String, zip: { type: String } },
  tags: [String],
}, { timestamps: true });
userSchema.index({ name: 1, role: -1 }, { unique: true });
module.exports = mongoose.model('Person', userSchema);`, `people=Person: _id ObjectId pk, name String, email String(80)! unique, role String ='a' {a|b}, team ObjectId >Team, address Object, address.city String, address.zip String, tags Array, createdAt Date, updatedAt Date; unique index (name role)`},
		{"what is no table", "a.js", `
const x = document.createTable; app.table('a', 1); store.addIndex('x', ['y']); list.removeColumn('a', 'b'); dropTable(name);
class A { down() {} }`, ""},
	})
}
