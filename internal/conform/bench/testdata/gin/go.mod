module example.test/orders

go 1.24

require (
	github.com/aws/aws-sdk-go-v2/config v1.28.0
	github.com/aws/aws-sdk-go-v2/service/sqs v1.37.0
	github.com/gin-gonic/gin v1.10.0
	github.com/golang-jwt/jwt/v5 v5.2.1
	github.com/google/uuid v1.6.0
	github.com/redis/go-redis/v9 v9.7.0
	github.com/shopspring/decimal v1.4.0
	github.com/stripe/stripe-go/v81 v81.0.0
	golang.org/x/time v0.8.0
	gorm.io/driver/postgres v1.5.9
	gorm.io/gorm v1.25.12
)
