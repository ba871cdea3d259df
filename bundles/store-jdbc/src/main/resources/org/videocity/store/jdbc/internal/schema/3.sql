-- Cards outlive their residents and rooms until they expire: revoked ones stay in the city's list.
CREATE TABLE IF NOT EXISTS cards (
    serial VARCHAR(40) NOT NULL PRIMARY KEY,
    city VARCHAR(255) NOT NULL,
    kind VARCHAR(8) NOT NULL,
    resident_id VARCHAR(32) NOT NULL,
    owner VARCHAR(254) NOT NULL,
    room VARCHAR(128) NOT NULL,
    card_hash VARCHAR(64) NOT NULL,
    label VARCHAR(240) NOT NULL,
    is_public BOOLEAN NOT NULL,
    issued_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT,
    revoked_why VARCHAR(32),
    entries BIGINT NOT NULL,
    last_used_at BIGINT
);
CREATE INDEX IF NOT EXISTS cards_resident ON cards (resident_id, issued_at);
CREATE INDEX IF NOT EXISTS cards_room ON cards (city, owner, room);
CREATE INDEX IF NOT EXISTS cards_revoked ON cards (city, revoked_at);
CREATE INDEX IF NOT EXISTS cards_expire ON cards (expires_at);
