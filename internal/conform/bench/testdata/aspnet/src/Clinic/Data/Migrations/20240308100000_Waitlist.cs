using System;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Clinic.Data.Migrations;

public partial class Waitlist : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "waitlist_entries",
            columns: table => new
            {
                id = table.Column<long>(type: "bigint", nullable: false)
                    .Annotation("SqlServer:Identity", "1, 1"),
                patient_id = table.Column<long>(type: "bigint", nullable: false),
                practitioner_id = table.Column<long>(type: "bigint", nullable: false),
                wanted_on = table.Column<DateOnly>(type: "date", nullable: false),
                note = table.Column<string>(type: "nvarchar(max)", nullable: true),
                created_at = table.Column<DateTime>(type: "datetime2", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_waitlist_entries", x => x.id);
                table.ForeignKey("FK_waitlist_entries_practitioners", x => x.practitioner_id, "practitioners", "id");
            });

        migrationBuilder.CreateIndex(
            name: "IX_waitlist_entries_practitioner_id_wanted_on",
            table: "waitlist_entries",
            columns: new[] { "practitioner_id", "wanted_on" });
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.DropTable(name: "waitlist_entries");
}
