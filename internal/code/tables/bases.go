package tables

import (
	"slices"

	"kiro-mcp/internal/code/facts"
)

// empty are base classes of libraries that bring no column.
var empty = []string{
	"object", "ABC", "Generic", "Protocol", "Enum", "Base", "DeclarativeBase", "DeclarativeBaseNoMeta", "MappedAsDataclass", "AsyncAttrs", "Model", "SQLModel", "BaseModel", "BaseEntity", "Object", "Entity",
	"PanacheEntityBase", "RepresentationModel",
}

// knownBase are the columns of a class that a library brings.
func knownBase(name string) ([]facts.Column, bool) {
	yes, no := new(true), new(false)
	switch name {
	case "PanacheEntity", "AbstractPersistable":
		return []facts.Column{{Name: "id", Type: "Long", PrimaryKey: true}}, true
	case "gorm.Model":
		return []facts.Column{{Name: "id", Field: "ID", Type: "uint", PrimaryKey: true}, {Name: "created_at", Field: "CreatedAt", Type: "time.Time"}, {Name: "updated_at", Field: "UpdatedAt", Type: "time.Time"}, {Name: "deleted_at", Field: "DeletedAt", Type: "gorm.DeletedAt"}}, true
	case "AbstractBaseUser":
		return []facts.Column{{Name: "password", Type: "CharField(128)", NotNull: yes}, {Name: "last_login", Type: "DateTimeField", NotNull: no}}, true
	case "PermissionsMixin":
		return []facts.Column{{Name: "is_superuser", Type: "BooleanField", NotNull: yes}}, true
	case "AbstractUser":
		return []facts.Column{
			{Name: "password", Type: "CharField(128)", NotNull: yes},
			{Name: "last_login", Type: "DateTimeField", NotNull: no},
			{Name: "is_superuser", Type: "BooleanField", NotNull: yes},
			{Name: "username", Type: "CharField(150)", NotNull: yes, Unique: true},
			{Name: "first_name", Type: "CharField(150)", NotNull: yes},
			{Name: "last_name", Type: "CharField(150)", NotNull: yes},
			{Name: "email", Type: "EmailField(254)", NotNull: yes},
			{Name: "is_staff", Type: "BooleanField", NotNull: yes},
			{Name: "is_active", Type: "BooleanField", NotNull: yes},
			{Name: "date_joined", Type: "DateTimeField", NotNull: yes},
		}, true
	case "TimeStampedModel":
		return []facts.Column{{Name: "created", Type: "DateTimeField"}, {Name: "modified", Type: "DateTimeField"}}, true
	case "SQLAlchemyBaseUserTableUUID", "SQLAlchemyBaseUserTable":
		return []facts.Column{
			{Name: "id", Type: "UUID", PrimaryKey: true},
			{Name: "email", Type: "String(320)", NotNull: yes, Unique: true},
			{Name: "hashed_password", Type: "String(1024)", NotNull: yes},
			{Name: "is_active", Type: "Boolean", NotNull: yes},
			{Name: "is_superuser", Type: "Boolean", NotNull: yes},
			{Name: "is_verified", Type: "Boolean", NotNull: yes},
		}, true
	}
	return nil, slices.Contains(empty, name)
}
