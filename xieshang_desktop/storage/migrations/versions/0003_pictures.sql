CREATE TABLE picture_content (
	sha256 VARCHAR NOT NULL,
	content BLOB NOT NULL,
	thumbnail BLOB NOT NULL,
	CONSTRAINT pk_picture_content PRIMARY KEY (sha256)
);

CREATE TABLE picture_page (
	attachment_id VARCHAR,
	posting_id VARCHAR,
	number INTEGER NOT NULL,
	sha256 VARCHAR NOT NULL,
	width INTEGER NOT NULL,
	height INTEGER NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_picture_page PRIMARY KEY (id),
	CONSTRAINT ck_picture_page_of CHECK ((attachment_id IS NULL) <> (posting_id IS NULL)),
	CONSTRAINT ck_picture_page_digest CHECK (length(sha256) = 64),
	CONSTRAINT ck_picture_page_size CHECK (width > 0 AND height > 0),
	CONSTRAINT uq_picture_page_attachment_id_number UNIQUE (attachment_id, number),
	CONSTRAINT uq_picture_page_posting_id_number UNIQUE (posting_id, number),
	CONSTRAINT fk_picture_page_attachment_id FOREIGN KEY(attachment_id) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_picture_page_posting_id FOREIGN KEY(posting_id) REFERENCES posting (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_picture_page_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_picture_page_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);
