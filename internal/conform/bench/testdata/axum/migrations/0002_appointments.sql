CREATE TABLE appointments (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    patient_id BIGINT NOT NULL,
    practitioner_id BIGINT NOT NULL REFERENCES practitioners (id),
    starts_at TIMESTAMP NOT NULL,
    ends_at TIMESTAMP NOT NULL,
    state VARCHAR(20) NOT NULL CHECK (state IN ('booked', 'checked_in', 'completed', 'cancelled', 'no_show')),
    reason TEXT,
    deposit_cents INTEGER NOT NULL,
    cancelled_at TIMESTAMP
);

CREATE UNIQUE INDEX appointments_slot ON appointments (practitioner_id, starts_at);
CREATE INDEX appointments_patient ON appointments (patient_id);
