CREATE TABLE rule_edition (
	digest VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	CONSTRAINT pk_rule_edition PRIMARY KEY (digest)
);

CREATE TABLE journal_alone (
	seq INTEGER NOT NULL,
	prev BLOB NOT NULL,
	body VARCHAR NOT NULL,
	hash BLOB NOT NULL,
	at DATETIME NOT NULL,
	act VARCHAR NOT NULL,
	meeting_id VARCHAR,
	CONSTRAINT pk_journal PRIMARY KEY (seq),
	CONSTRAINT ck_journal_digests CHECK (length(hash) = 32 AND length(prev) = 32),
	CONSTRAINT ck_journal_seq CHECK (seq > 0)
);

INSERT INTO journal_alone SELECT seq, prev, body, hash, at, act, meeting_id FROM journal ORDER BY seq;

DROP TABLE journal;

ALTER TABLE journal_alone RENAME TO journal;

CREATE INDEX ix_journal_meeting_id ON journal (meeting_id);
