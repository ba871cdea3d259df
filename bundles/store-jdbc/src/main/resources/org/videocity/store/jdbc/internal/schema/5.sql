-- Files of cards that public rooms offer; rows go after their blobs.
CREATE TABLE IF NOT EXISTS card_files (
    city VARCHAR(255) NOT NULL,
    serial VARCHAR(40) NOT NULL,
    blob_id VARCHAR(160) NOT NULL,
    PRIMARY KEY (city, serial)
);
