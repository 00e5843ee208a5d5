// Command server serves the order API.
package main

import (
	"context"
	"log"
	"net/http"

	awsconfig "github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/sqs"

	"example.test/orders/internal/cache"
	"example.test/orders/internal/config"
	"example.test/orders/internal/gateway"
	"example.test/orders/internal/httpapi"
	"example.test/orders/internal/service"
	"example.test/orders/internal/store"
)

func main() {
	cfg := config.FromEnv()
	db, err := store.Open(cfg.DSN)
	if err != nil {
		log.Fatal(err)
	}
	cloud, err := awsconfig.LoadDefaultConfig(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	events := gateway.NewEventPublisher(sqs.NewFromConfig(cloud), cfg.QueueURL)
	kept := cache.New(cfg.RedisAddr)
	orders := service.NewOrderService(db, kept, gateway.NewPaymentGateway(cfg.StripeKey), events)
	api := &httpapi.Server{
		Orders:   orders,
		Returns:  service.NewReturnService(db, orders, events),
		Tracking: service.NewTrackingService(orders, kept, gateway.NewCarrier(cfg.CarrierURL)),
		Secret:   cfg.JWTSecret,
	}
	server := &http.Server{
		Addr: cfg.Addr, Handler: api.Router(),
		ReadTimeout: cfg.ReadTimeout, WriteTimeout: cfg.WriteTimeout,
	}
	log.Fatal(server.ListenAndServe())
}
