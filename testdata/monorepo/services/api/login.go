// Package api answers the shop's requests.
package api
