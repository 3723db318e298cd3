CREATE TABLE committees_deliberation (
	topic_id VARCHAR NOT NULL,
	agreed BOOLEAN NOT NULL,
	text VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	held_at DATETIME,
	place VARCHAR,
	chair_id VARCHAR,
	recorder_id VARCHAR,
	person_ids JSON,
	should_attend INTEGER,
	CONSTRAINT pk_committees_deliberation PRIMARY KEY (id),
	CONSTRAINT fk_committees_deliberation_topic_id FOREIGN KEY(topic_id) REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_committees_deliberation_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_committees_deliberation_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_committees_deliberation_chair_id FOREIGN KEY(chair_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_committees_deliberation_recorder_id FOREIGN KEY(recorder_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_committees_deliberation_topic_id ON committees_deliberation (topic_id);

CREATE TABLE party_review_sat (
	topic_id VARCHAR NOT NULL,
	agreed BOOLEAN NOT NULL,
	text VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	held_at DATETIME,
	place VARCHAR,
	chair_id VARCHAR,
	recorder_id VARCHAR,
	person_ids JSON,
	should_attend INTEGER,
	CONSTRAINT pk_party_review PRIMARY KEY (id),
	CONSTRAINT fk_party_review_topic_id FOREIGN KEY(topic_id) REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_party_review_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_party_review_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_party_review_chair_id FOREIGN KEY(chair_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_party_review_recorder_id FOREIGN KEY(recorder_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);

INSERT INTO party_review_sat (topic_id, agreed, text, at, id, village_id, device_id) SELECT topic_id, agreed, text, at, id, village_id, device_id FROM party_review ORDER BY rowid;

DROP TABLE party_review;

ALTER TABLE party_review_sat RENAME TO party_review;

CREATE INDEX ix_party_review_topic_id ON party_review (topic_id);
