ALTER TABLE api_keys ADD COLUMN replaces TEXT;

CREATE TABLE sign_ins (
    digest TEXT NOT NULL PRIMARY KEY,
    state TEXT NOT NULL,
    nonce TEXT NOT NULL,
    verifier TEXT NOT NULL,
    redirect TEXT NOT NULL,
    expires_at TEXT NOT NULL
);
