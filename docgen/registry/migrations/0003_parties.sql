CREATE TABLE parties (
    case_ref INTEGER NOT NULL REFERENCES cases (id),
    digest TEXT NOT NULL,
    CONSTRAINT pk_parties PRIMARY KEY (case_ref, digest)
);

CREATE INDEX ix_parties_digest ON parties (digest);
