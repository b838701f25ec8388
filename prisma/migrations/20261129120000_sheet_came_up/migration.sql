-- What waits at a unit is asked on every page of its sheet (docs/decisions/104).

-- CreateIndex
CREATE INDEX "unit_sheet_act_unit_id_idx" ON "unit_sheet_act"("unit_id");
