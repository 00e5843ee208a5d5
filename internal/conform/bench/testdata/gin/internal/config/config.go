// Package config reads what differs between environments.
package config

import (
	"os"
	"time"
)

// Values that are the same everywhere.
const (
	MaxOpenConns    = 20
	DefaultPageSize = 20
	MaxPageSize     = 100
	StripeTimeout   = 10 * time.Second
)

// Config is what the environment says.
type Config struct {
	Addr         string
	DSN          string
	RedisAddr    string
	QueueURL     string
	StripeKey    string
	JWTSecret    []byte
	CarrierURL   string
	ReadTimeout  time.Duration
	WriteTimeout time.Duration
}

// FromEnv reads the environment.
func FromEnv() Config {
	return Config{
		Addr:         get("ADDR", ":8080"),
		DSN:          get("DATABASE_DSN", "postgres://orders:orders@localhost:5432/orders"),
		RedisAddr:    get("REDIS_ADDR", "localhost:6379"),
		QueueURL:     get("QUEUE_URL", ""),
		StripeKey:    get("STRIPE_KEY", ""),
		JWTSecret:    []byte(get("JWT_SECRET", "")),
		CarrierURL:   get("CARRIER_URL", "https://carrier.invalid"),
		ReadTimeout:  15 * time.Second,
		WriteTimeout: 15 * time.Second,
	}
}

func get(name, otherwise string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return otherwise
}
