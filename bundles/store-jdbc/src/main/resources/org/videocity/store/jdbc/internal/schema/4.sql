-- Who may enter residents' rooms. Rows follow a room to its new name and go with it.
CREATE TABLE IF NOT EXISTS room_admissions (
    city VARCHAR(255) NOT NULL,
    owner VARCHAR(254) NOT NULL,
    name VARCHAR(128) NOT NULL,
    people VARCHAR(60000) NOT NULL,
    domains VARCHAR(60000) NOT NULL,
    with_card BOOLEAN NOT NULL,
    PRIMARY KEY (city, owner, name),
    CONSTRAINT room_admissions_room FOREIGN KEY (city, owner, name)
        REFERENCES rooms (city, owner, name) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE TABLE IF NOT EXISTS room_moderators (
    city VARCHAR(255) NOT NULL,
    owner VARCHAR(254) NOT NULL,
    name VARCHAR(128) NOT NULL,
    resident_id VARCHAR(32) NOT NULL REFERENCES residents (id) ON DELETE CASCADE,
    PRIMARY KEY (city, owner, name, resident_id),
    CONSTRAINT room_moderators_room FOREIGN KEY (city, owner, name)
        REFERENCES rooms (city, owner, name) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE TABLE IF NOT EXISTS room_bans (
    seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id VARCHAR(64) NOT NULL,
    city VARCHAR(255) NOT NULL,
    owner VARCHAR(254) NOT NULL,
    name VARCHAR(128) NOT NULL,
    known_by VARCHAR(600) NOT NULL,
    shown VARCHAR(128) NOT NULL,
    since BIGINT NOT NULL,
    CONSTRAINT room_bans_id UNIQUE (id),
    CONSTRAINT room_bans_room FOREIGN KEY (city, owner, name)
        REFERENCES rooms (city, owner, name) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX IF NOT EXISTS room_bans_of ON room_bans (city, owner, name);
CREATE TABLE IF NOT EXISTS room_invitations (
    seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id VARCHAR(64) NOT NULL,
    city VARCHAR(255) NOT NULL,
    owner VARCHAR(254) NOT NULL,
    name VARCHAR(128) NOT NULL,
    token_hash VARCHAR(64) NOT NULL,
    label VARCHAR(300) NOT NULL,
    recipient VARCHAR(254) NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT,
    uses INTEGER,
    entries INTEGER NOT NULL,
    CONSTRAINT room_invitations_id UNIQUE (id),
    CONSTRAINT room_invitations_token UNIQUE (token_hash),
    CONSTRAINT room_invitations_room FOREIGN KEY (city, owner, name)
        REFERENCES rooms (city, owner, name) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX IF NOT EXISTS room_invitations_of ON room_invitations (city, owner, name);
