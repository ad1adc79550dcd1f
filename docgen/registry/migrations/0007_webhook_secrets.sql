ALTER TABLE webhooks ADD COLUMN former_secret TEXT;

ALTER TABLE webhooks ADD COLUMN former_until TEXT;
