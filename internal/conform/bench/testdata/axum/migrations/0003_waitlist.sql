CREATE TABLE waitlist_entries (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    patient_id BIGINT NOT NULL,
    practitioner_id BIGINT NOT NULL REFERENCES practitioners (id),
    wanted_on DATE NOT NULL,
    note TEXT,
    created_at TIMESTAMP NOT NULL DEFAULT now()
);

CREATE INDEX waitlist_day ON waitlist_entries (practitioner_id, wanted_on);
