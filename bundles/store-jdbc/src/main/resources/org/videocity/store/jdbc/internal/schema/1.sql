-- Times are milliseconds since 1970 (UTC). Every statement may run twice: see Schema.
CREATE TABLE IF NOT EXISTS residents (
    id VARCHAR(32) NOT NULL PRIMARY KEY,
    city VARCHAR(255) NOT NULL,
    address VARCHAR(254) NOT NULL,
    name VARCHAR(128) NOT NULL,
    photo VARCHAR(160),
    state VARCHAR(16) NOT NULL,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    CONSTRAINT residents_address UNIQUE (city, address)
);
CREATE TABLE IF NOT EXISTS rooms (
    city VARCHAR(255) NOT NULL,
    owner VARCHAR(254) NOT NULL,
    name VARCHAR(128) NOT NULL,
    resident_id VARCHAR(32) NOT NULL REFERENCES residents (id) ON DELETE CASCADE,
    title VARCHAR(256) NOT NULL,
    description VARCHAR(2048) NOT NULL,
    keywords VARCHAR(1024) NOT NULL,
    is_public BOOLEAN NOT NULL,
    guests_may_publish VARCHAR(16),
    features_off VARCHAR(1024) NOT NULL,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    PRIMARY KEY (city, owner, name)
);
CREATE INDEX IF NOT EXISTS rooms_resident ON rooms (resident_id);
CREATE TABLE IF NOT EXISTS sessions (
    id VARCHAR(32) NOT NULL PRIMARY KEY,
    token_hash VARCHAR(64) NOT NULL,
    resident_id VARCHAR(32) NOT NULL REFERENCES residents (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    device VARCHAR(256) NOT NULL,
    address VARCHAR(64) NOT NULL,
    CONSTRAINT sessions_token UNIQUE (token_hash)
);
CREATE INDEX IF NOT EXISTS sessions_resident ON sessions (resident_id, seen_at);
CREATE TABLE IF NOT EXISTS confirmations (
    id VARCHAR(64) NOT NULL PRIMARY KEY,
    purpose VARCHAR(32) NOT NULL,
    city VARCHAR(255) NOT NULL,
    address VARCHAR(254) NOT NULL,
    code_hash VARCHAR(64) NOT NULL,
    link_hash VARCHAR(64) NOT NULL,
    tries_left INTEGER NOT NULL,
    details VARCHAR(12000) NOT NULL,
    expires_at BIGINT NOT NULL,
    CONSTRAINT confirmations_link UNIQUE (link_hash)
);
CREATE INDEX IF NOT EXISTS confirmations_address ON confirmations (city, address, purpose, expires_at);
CREATE TABLE IF NOT EXISTS audit_log (
    seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at BIGINT NOT NULL,
    city VARCHAR(255) NOT NULL,
    actor VARCHAR(256) NOT NULL,
    act VARCHAR(64) NOT NULL,
    subject VARCHAR(512) NOT NULL,
    detail VARCHAR(2048) NOT NULL
);
