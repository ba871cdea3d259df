-- Pages of playlists and the files they show, of residents' rooms and of configured ones. Rows follow a room to its new name.
CREATE TABLE IF NOT EXISTS room_pages (
    city VARCHAR(255) NOT NULL,
    owner VARCHAR(254) NOT NULL,
    name VARCHAR(128) NOT NULL,
    page VARCHAR(8) NOT NULL,
    session_id VARCHAR(64) NOT NULL,
    revision BIGINT NOT NULL,
    body VARCHAR(1048576) NOT NULL,
    added_by VARCHAR(40000) NOT NULL,
    PRIMARY KEY (city, owner, name, page)
);
CREATE INDEX IF NOT EXISTS room_pages_session ON room_pages (session_id);
-- Rows go after their blobs: those to be deleted are doomed first.
CREATE TABLE IF NOT EXISTS room_files (
    id VARCHAR(16) NOT NULL PRIMARY KEY,
    city VARCHAR(255) NOT NULL,
    owner VARCHAR(254) NOT NULL,
    name VARCHAR(128) NOT NULL,
    file_name VARCHAR(200) NOT NULL,
    media_type VARCHAR(64) NOT NULL,
    blob_id VARCHAR(160),
    bytes BIGINT NOT NULL,
    session_id VARCHAR(64) NOT NULL,
    in_index BOOLEAN NOT NULL,
    in_active BOOLEAN NOT NULL,
    unused_since BIGINT,
    doomed BOOLEAN NOT NULL
);
CREATE INDEX IF NOT EXISTS room_files_room ON room_files (city, owner, name);
CREATE INDEX IF NOT EXISTS room_files_session ON room_files (session_id);
CREATE INDEX IF NOT EXISTS room_files_unused ON room_files (unused_since);
