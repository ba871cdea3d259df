-- Passkeys go with their resident.
CREATE TABLE IF NOT EXISTS passkeys (
    id VARCHAR(1400) NOT NULL PRIMARY KEY,
    resident_id VARCHAR(32) NOT NULL REFERENCES residents (id) ON DELETE CASCADE,
    city VARCHAR(255) NOT NULL,
    host VARCHAR(255) NOT NULL,
    label VARCHAR(240) NOT NULL,
    algorithm INTEGER NOT NULL,
    public_key VARCHAR(1200) NOT NULL,
    sign_count BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT
);
CREATE INDEX IF NOT EXISTS passkeys_resident ON passkeys (resident_id, created_at);
