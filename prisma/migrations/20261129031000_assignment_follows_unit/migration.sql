-- An assignment goes with its unit when that ends by a reorganisation, and back when it is undone, never otherwise.
-- (Written \x3b inside the function: a semicolon, at which the migration engine would split the file.)
DROP TRIGGER assignment_frozen ON assignment;
CREATE TRIGGER assignment_frozen BEFORE UPDATE ON assignment FOR EACH ROW EXECUTE FUNCTION allow_columns('unit_id', 'due_on', 'evaluated_on', 'cancelled_at', 'cancel_reason');
CREATE FUNCTION assignment_follows_unit() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  IF NOT EXISTS (SELECT FROM unit WHERE id IN (OLD.unit_id, NEW.unit_id) AND ended_on IS NOT NULL) THEN
    RAISE EXCEPTION ''an assignment goes to another unit only when its own has ended'' USING ERRCODE = ''restrict_violation'', CONSTRAINT = ''assignment_follows_unit''\x3b
  END IF\x3b
  RETURN NEW\x3b
END';
CREATE TRIGGER assignment_follows_unit BEFORE UPDATE OF unit_id ON assignment FOR EACH ROW WHEN (NEW.unit_id IS DISTINCT FROM OLD.unit_id) EXECUTE FUNCTION assignment_follows_unit();
