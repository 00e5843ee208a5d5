CREATE TABLE practitioners (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    full_name VARCHAR(120) NOT NULL,
    speciality VARCHAR(60) NOT NULL,
    room VARCHAR(10),
    slot_minutes INTEGER NOT NULL,
    schedule JSON NOT NULL,
    active BOOLEAN NOT NULL DEFAULT TRUE
);
