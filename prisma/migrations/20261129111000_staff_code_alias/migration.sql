-- A code that lists give somebody who has another one here.
CREATE TABLE "staff_code_alias" (
    "code" TEXT NOT NULL,
    "officer_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_code_alias_pkey" PRIMARY KEY ("code","officer_id")
);

CREATE INDEX "staff_code_alias_officer_id_idx" ON "staff_code_alias"("officer_id");
CREATE INDEX "staff_code_alias_import_id_idx" ON "staff_code_alias"("import_id");

ALTER TABLE "staff_code_alias" ADD CONSTRAINT "staff_code_alias_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "staff_code_alias" ADD CONSTRAINT "staff_code_alias_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "roster_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;
