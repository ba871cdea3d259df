-- Letters outlive their owners until their blobs are gone. Certificates of login cards go with the card.
CREATE TABLE IF NOT EXISTS letters (
    id VARCHAR(32) NOT NULL PRIMARY KEY,
    resident_id VARCHAR(32) NOT NULL,
    received_at BIGINT NOT NULL,
    sender_name VARCHAR(300) NOT NULL,
    sender_id VARCHAR(32),
    media_type VARCHAR(200) NOT NULL,
    sealed BOOLEAN NOT NULL,
    bytes BIGINT NOT NULL,
    blob_id VARCHAR(160),
    opened BOOLEAN NOT NULL
);
CREATE INDEX IF NOT EXISTS letters_resident ON letters (resident_id, received_at);
CREATE TABLE IF NOT EXISTS inbox_notices (
    resident_id VARCHAR(32) NOT NULL PRIMARY KEY REFERENCES residents (id) ON DELETE CASCADE,
    by_mail BOOLEAN NOT NULL,
    told BOOLEAN NOT NULL
);
CREATE TABLE IF NOT EXISTS card_certificates (
    serial VARCHAR(40) NOT NULL PRIMARY KEY REFERENCES cards (serial) ON DELETE CASCADE,
    certificate VARCHAR(6000) NOT NULL
);
