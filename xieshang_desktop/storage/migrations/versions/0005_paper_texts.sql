CREATE TABLE paper_text (
	"values" JSON NOT NULL,
	at DATETIME NOT NULL,
	id VARCHAR NOT NULL,
	village_id VARCHAR NOT NULL,
	device_id VARCHAR NOT NULL,
	CONSTRAINT pk_paper_text PRIMARY KEY (id),
	CONSTRAINT fk_paper_text_village_id FOREIGN KEY(village_id) REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_paper_text_device_id FOREIGN KEY(device_id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED
);
