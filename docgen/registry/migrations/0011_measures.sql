CREATE TABLE measures (
    agency TEXT NOT NULL,
    case_id TEXT NOT NULL,
    of TEXT NOT NULL,
    facts TEXT NOT NULL,
    PRIMARY KEY (agency, case_id)
);
