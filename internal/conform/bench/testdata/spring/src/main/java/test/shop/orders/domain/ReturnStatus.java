package test.shop.orders.domain;

import com.fasterxml.jackson.annotation.JsonValue;

public enum ReturnStatus {
    REQUESTED("requested"),
    APPROVED("approved"),
    REJECTED("rejected"),
    REFUNDED("refunded");

    private final String wire;

    ReturnStatus(String wire) {
        this.wire = wire;
    }

    @JsonValue
    public String wire() {
        return wire;
    }
}
