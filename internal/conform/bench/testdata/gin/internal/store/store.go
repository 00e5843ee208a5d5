// Package store opens the database.
package store

import (
	"time"

	"gorm.io/driver/postgres"
	"gorm.io/gorm"

	"example.test/orders/internal/config"
)

// Open connects and bounds the pool.
func Open(dsn string) (*gorm.DB, error) {
	db, err := gorm.Open(postgres.Open(dsn), &gorm.Config{})
	if err != nil {
		return nil, err
	}
	pool, err := db.DB()
	if err != nil {
		return nil, err
	}
	pool.SetMaxOpenConns(config.MaxOpenConns)
	pool.SetConnMaxLifetime(time.Hour)
	return db, nil
}
