-- People say what they are about, homes move, rooms may be shown in frames.
ALTER TABLE residents ADD COLUMN IF NOT EXISTS keywords VARCHAR(1024) DEFAULT '' NOT NULL;
ALTER TABLE rooms ADD COLUMN IF NOT EXISTS may_embed BOOLEAN DEFAULT FALSE NOT NULL;
CREATE TABLE IF NOT EXISTS former_addresses (
    city VARCHAR(255) NOT NULL,
    address VARCHAR(254) NOT NULL,
    resident_id VARCHAR(32) NOT NULL REFERENCES residents (id) ON DELETE CASCADE,
    until_at BIGINT NOT NULL,
    PRIMARY KEY (city, address)
);
CREATE INDEX IF NOT EXISTS former_addresses_resident ON former_addresses (resident_id);
CREATE INDEX IF NOT EXISTS audit_log_subject ON audit_log (city, subject);
