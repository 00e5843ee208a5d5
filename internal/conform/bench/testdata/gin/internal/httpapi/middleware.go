package httpapi

import (
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/golang-jwt/jwt/v5"
	"github.com/google/uuid"
	"golang.org/x/time/rate"

	"example.test/orders/internal/domain"
)

const requestsPerMinute = 100

type claims struct {
	Role string `json:"role"`
	jwt.RegisteredClaims
}

// authenticate lets nobody through without a valid token.
func authenticate(secret []byte) gin.HandlerFunc {
	return func(c *gin.Context) {
		raw, found := strings.CutPrefix(c.GetHeader("Authorization"), "Bearer ")
		if !found {
			fail(c, domain.ErrUnauthenticated)
			return
		}
		var who claims
		_, err := jwt.ParseWithClaims(raw, &who, func(*jwt.Token) (any, error) { return secret, nil },
			jwt.WithValidMethods([]string{"HS256"}))
		if err != nil {
			fail(c, domain.ErrUnauthenticated)
			return
		}
		id, err := uuid.Parse(who.Subject)
		if err != nil {
			fail(c, domain.ErrUnauthenticated)
			return
		}
		c.Set("caller", id)
		c.Set("role", who.Role)
	}
}

// requireRole lets only callers of a role through.
func requireRole(role string) gin.HandlerFunc {
	return func(c *gin.Context) {
		if c.GetString("role") != role {
			fail(c, domain.ErrForbidden)
		}
	}
}

// rateLimit counts the requests of each caller.
func rateLimit() gin.HandlerFunc {
	var mu sync.Mutex
	limiters := map[uuid.UUID]*rate.Limiter{}
	return func(c *gin.Context) {
		id := caller(c)
		mu.Lock()
		limiter, known := limiters[id]
		if !known {
			limiter = rate.NewLimiter(rate.Every(time.Minute/requestsPerMinute), requestsPerMinute)
			limiters[id] = limiter
		}
		mu.Unlock()
		if !limiter.Allow() {
			c.AbortWithStatusJSON(http.StatusTooManyRequests, gin.H{"code": "RATE_LIMITED", "message": "too many requests"})
		}
	}
}

func caller(c *gin.Context) uuid.UUID {
	id, _ := c.MustGet("caller").(uuid.UUID)
	return id
}
