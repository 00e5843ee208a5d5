using System;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Clinic.Data.Migrations;

public partial class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "practitioners",
            columns: table => new
            {
                id = table.Column<long>(type: "bigint", nullable: false)
                    .Annotation("SqlServer:Identity", "1, 1"),
                full_name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                speciality = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                room = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: true),
                slot_minutes = table.Column<int>(type: "int", nullable: false),
                schedule = table.Column<string>(type: "nvarchar(max)", nullable: false),
                active = table.Column<bool>(type: "bit", nullable: false)
            },
            constraints: table => table.PrimaryKey("PK_practitioners", x => x.id));

        migrationBuilder.CreateTable(
            name: "appointments",
            columns: table => new
            {
                id = table.Column<long>(type: "bigint", nullable: false)
                    .Annotation("SqlServer:Identity", "1, 1"),
                patient_id = table.Column<long>(type: "bigint", nullable: false),
                practitioner_id = table.Column<long>(type: "bigint", nullable: false),
                starts_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                ends_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                state = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                reason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                deposit_cents = table.Column<int>(type: "int", nullable: false),
                cancelled_at = table.Column<DateTime>(type: "datetime2", nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_appointments", x => x.id);
                table.CheckConstraint("ck_appointments_state", "state IN ('booked', 'checked_in', 'completed', 'cancelled', 'no_show')");
                table.ForeignKey("FK_appointments_practitioners", x => x.practitioner_id, "practitioners", "id");
            });

        migrationBuilder.CreateIndex(
            name: "IX_appointments_patient_id",
            table: "appointments",
            column: "patient_id");

        migrationBuilder.CreateIndex(
            name: "IX_appointments_practitioner_id_starts_at",
            table: "appointments",
            columns: new[] { "practitioner_id", "starts_at" },
            unique: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable(name: "appointments");
        migrationBuilder.DropTable(name: "practitioners");
    }
}
