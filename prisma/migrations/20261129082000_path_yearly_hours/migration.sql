-- Periods a year that a new requirement asks for unless another number is written.
ALTER TABLE "counting_rule" ADD COLUMN     "yearly_hours" INTEGER NOT NULL DEFAULT 40;

ALTER TABLE counting_rule ADD CONSTRAINT counting_rule_yearly_hours CHECK (yearly_hours BETWEEN 1 AND 1000);
