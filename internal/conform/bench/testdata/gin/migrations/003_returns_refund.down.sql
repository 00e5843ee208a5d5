ALTER TABLE returns DROP COLUMN label_url;
ALTER TABLE returns DROP COLUMN refund_amount;
