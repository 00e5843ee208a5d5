ALTER TABLE returns ADD COLUMN refund_amount NUMERIC(12, 2);
ALTER TABLE returns ADD COLUMN label_url VARCHAR(255);
