-- Rooms that have another name, or none: rows go when whoever keeps something by those names has followed.
CREATE TABLE IF NOT EXISTS room_changes (
    seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    city VARCHAR(255) NOT NULL,
    owner VARCHAR(254) NOT NULL,
    name VARCHAR(128) NOT NULL,
    new_owner VARCHAR(254),
    new_name VARCHAR(128)
);
