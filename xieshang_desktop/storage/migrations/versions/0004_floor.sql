CREATE TABLE numbered_opinion (
	meeting_id VARCHAR NOT NULL,
	item_id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	text VARCHAR NOT NULL,
	opinion_ids JSON NOT NULL,
	adopted BOOLEAN,
	handling_reason VARCHAR,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_numbered_opinion PRIMARY KEY (id),
	CONSTRAINT ck_numbered_opinion_text CHECK (length(text) > 0),
	CONSTRAINT uq_numbered_opinion_item_id_number UNIQUE (item_id, number),
	CONSTRAINT fk_numbered_opinion_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_numbered_opinion_item_id FOREIGN KEY(item_id) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_numbered_opinion_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_numbered_opinion_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_numbered_opinion_item_id ON numbered_opinion (item_id);

CREATE INDEX ix_numbered_opinion_meeting_id ON numbered_opinion (meeting_id);

CREATE TABLE bundle (
	vote_id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	counts JSON NOT NULL,
	CONSTRAINT pk_bundle PRIMARY KEY (vote_id, number),
	CONSTRAINT fk_bundle_vote_id FOREIGN KEY(vote_id) REFERENCES vote (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE consensus_answer (
	round_id VARCHAR NOT NULL,
	person_id VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_consensus_answer PRIMARY KEY (id),
	CONSTRAINT ck_consensus_answer_text CHECK (length(text) > 0),
	CONSTRAINT fk_consensus_answer_round_id FOREIGN KEY(round_id) REFERENCES consensus_round (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_consensus_answer_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_consensus_answer_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_consensus_answer_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_consensus_answer_round_id ON consensus_answer (round_id);

CREATE TABLE interpretation (
	turn_id VARCHAR NOT NULL,
	interpreter_id VARCHAR NOT NULL,
	CONSTRAINT pk_interpretation PRIMARY KEY (turn_id),
	CONSTRAINT fk_interpretation_turn_id FOREIGN KEY(turn_id) REFERENCES turn (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE part_count (
	vote_id VARCHAR NOT NULL,
	section VARCHAR NOT NULL,
	question VARCHAR NOT NULL,
	count INTEGER NOT NULL,
	CONSTRAINT pk_part_count PRIMARY KEY (vote_id, section, question),
	CONSTRAINT ck_part_count_count CHECK (count >= 0),
	CONSTRAINT fk_part_count_vote_id FOREIGN KEY(vote_id) REFERENCES vote (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE recount (
	vote_id VARCHAR NOT NULL,
	reason VARCHAR NOT NULL,
	figures JSON NOT NULL,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_recount PRIMARY KEY (id),
	CONSTRAINT fk_recount_vote_id FOREIGN KEY(vote_id) REFERENCES vote (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_recount_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_recount_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_recount_vote_id ON recount (vote_id);

ALTER TABLE vote ADD COLUMN ranked BOOLEAN;

ALTER TABLE tally ADD COLUMN ranks JSON;

ALTER TABLE meeting ADD COLUMN alternate BOOLEAN;
