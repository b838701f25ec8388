/**
 * Made-up facts in bulk, by SQL alone: the city with 29 districts and 577 communes, 14 positions with 26
 * requirements each (and a second version), officers with one to three posts in three years, certificates that
 * are renewed or lapse, competencies and schooling. Numbers come from hashes of row numbers: the same in every run.
 */
import pg from 'pg'

const COMMUNES = 577
const DISTRICTS = 29
const POSITIONS = 14
const CERTIFICATES = 6
const COMPETENCIES = 19

const id = (kind: number, n: number) => `${String(kind).padStart(8, '0')}-0000-7000-8000-${String(n).padStart(12, '0')}`

/** 0 is the city, then districts, then communes. */
export const unitIdOf = (n: number) => id(1, n)

/** From 1. */
export const officerIdOf = (n: number) => id(8, n)

/** SQL for an id of a kind from a numeric expression. Only constants of this file go in. */
const sqlId = (kind: number, expression: string) => `('${String(kind).padStart(8, '0')}-0000-7000-8000-' || lpad((${expression})::text, 12, '0'))::uuid`
const draw = (expression: string, bound: number) => `(abs(hashint8(${expression})::bigint) % ${bound})`

const NAMES = ['Nguyễn Văn Đức', 'Trần Thị Ánh', 'Lê Minh Hòa', 'Phạm Thu Thúy', 'Đặng Quốc Bảo', 'Vũ Ngọc Dung']
const KEYS = ['nguyen van duc', 'tran thi anh', 'le minh hoa', 'pham thu thuy', 'dang quoc bao', 'vu ngoc dung']

const structure = [
  `INSERT INTO unit (id, level, created_on) SELECT ${sqlId(1, 'n')}, CASE WHEN n = 0 THEN 'city' WHEN n <= ${DISTRICTS} THEN 'district' ELSE 'commune' END, '2008-08-01' FROM generate_series(0, ${DISTRICTS + COMMUNES}) n`,
  `INSERT INTO unit_version (id, unit_id, parent_id, name, type, official_code, search_key, valid_from, legal_basis)
    SELECT ${sqlId(2, 'n')}, ${sqlId(1, 'n')}, CASE WHEN n = 0 THEN NULL WHEN n <= ${DISTRICTS} THEN ${sqlId(1, '0')} ELSE ${sqlId(1, `1 + n % ${DISTRICTS}`)} END,
      'Đơn vị ' || n, CASE WHEN n = 0 THEN 'thanh_pho' WHEN n <= ${DISTRICTS} THEN 'huyen' ELSE 'xa' END, n::text, 'don vi ' || n, '2008-08-01', 'bench' FROM generate_series(0, ${DISTRICTS + COMMUNES}) n`,
  `INSERT INTO position (id, code, name, level) SELECT ${sqlId(3, 'n')}, 'VT' || n, 'Vị trí ' || n, 'xa' FROM generate_series(1, ${POSITIONS}) n`,
  `INSERT INTO competency_framework (id, code, name, valid_from) VALUES ('${id(4, 1)}', 'BENCH', 'bench', '2010-01-01')`,
  `INSERT INTO competency (id, framework_id, code, "group", name, ordinal) SELECT ${sqlId(5, 'n')}, '${id(4, 1)}', 'N' || n, 'chung', 'N' || n, n FROM generate_series(1, ${COMPETENCIES}) n`,
  `INSERT INTO certificate_type (id, code, name, validity_months) SELECT ${sqlId(6, 'n')}, 'CC' || n, 'CC' || n, 36 FROM generate_series(1, ${CERTIFICATES * 4}) n`,
  `INSERT INTO position_standard (id, position_id, number, valid_from, valid_to, decision, content_hash)
    SELECT ${sqlId(7, 'p * 10 + v')}, ${sqlId(3, 'p')}, v, CASE v WHEN 1 THEN date '2012-01-01' ELSE date '2025-07-01' END, CASE v WHEN 1 THEN date '2025-07-01' END, 'bench', 'bench' FROM generate_series(1, ${POSITIONS}) p, generate_series(1, 2) v`,
  `INSERT INTO standard_requirement (id, standard_id, ordinal, kind, certificate_type_id) SELECT gen_random_uuid(), s.id, n, 'certificate', ${sqlId(6, 'n')} FROM position_standard s, generate_series(1, ${CERTIFICATES}) n WHERE s.number = 2 OR n < ${CERTIFICATES}`,
  `INSERT INTO standard_requirement (id, standard_id, ordinal, kind, competency_id, level) SELECT gen_random_uuid(), s.id, 100 + n, 'competency', ${sqlId(5, 'n')}, 2 FROM position_standard s, generate_series(1, ${COMPETENCIES}) n`,
  `INSERT INTO standard_requirement (id, standard_id, ordinal, kind, education) SELECT gen_random_uuid(), id, 200, 'education', 'trung_cap' FROM position_standard`,
]

/** One person in six lacks something for good; the others' certificates lapse and come back now and then. */
const people = (officers: number) => [
  `INSERT INTO officer (id, staff_code, full_name, sort_key, search_key, birth_date, birth_precision, sex)
    SELECT ${sqlId(8, 'n')}, 'B' || n, (ARRAY['${NAMES.join("','")}'])[1 + n % 6], lpad(${draw('n * 7::bigint', 100000)}::text, 6, '0'), (ARRAY['${KEYS.join("','")}'])[1 + n % 6], date '1970-01-01' + ${draw('n + 5::bigint', 9000)}::int, 'day', CASE WHEN n % 5 < 3 THEN 'female' ELSE 'male' END
    FROM generate_series(1, ${officers}::bigint) n`,
  `INSERT INTO posting (id, officer_id, unit_id, position_id, kind, valid_from, valid_to, decision)
    SELECT gen_random_uuid(), ${sqlId(8, 'n')}, ${sqlId(1, `${draw('n * 3 + i', DISTRICTS + COMMUNES)} + 1`)}, ${sqlId(3, `1 + ${draw('n * 5 + i', POSITIONS)}`)}, 'main', start + i * step, CASE WHEN i < posts - 1 THEN start + (i + 1) * step END, 'bench'
    FROM generate_series(1, ${officers}::bigint) n, LATERAL (SELECT date '2023-06-01' + ${draw('n * 11', 500)}::int AS start, 200 + ${draw('n * 13', 250)}::int AS step, 1 + ${draw('n * 17', 3)}::int AS posts) x, generate_series(0, 2) i WHERE i < posts`,
  `INSERT INTO evidence (id, officer_id, kind, education, source, grade, valid_from)
    SELECT gen_random_uuid(), ${sqlId(8, 'n')}, 'education', CASE WHEN ${draw('n * 19', 40)} = 0 THEN 'trung_hoc' ELSE 'dai_hoc' END, 'import', 'B', '2008-07-01' FROM generate_series(1, ${officers}::bigint) n`,
  `INSERT INTO evidence (id, officer_id, kind, competency_id, level, source, grade, valid_from)
    SELECT gen_random_uuid(), ${sqlId(8, 'n')}, 'competency', ${sqlId(5, 'k')}, CASE WHEN ${draw('n * 100 + k', 250)} = 0 THEN 1 ELSE 3 END, 'assessment', 'A', date '2023-09-01' + ${draw('n * 23', 500)}::int
    FROM generate_series(1, ${officers}::bigint) n, generate_series(1, ${COMPETENCIES}) k`,
  `INSERT INTO evidence (id, officer_id, kind, certificate_type_id, source, grade, valid_from, valid_to)
    SELECT gen_random_uuid(), ${sqlId(8, 'n')}, 'certificate', ${sqlId(6, 't')}, 'class', 'B', start, CASE WHEN t > 1 AND ${draw('n + 41', 8)} > 0 THEN NULL ELSE start + 366 END
    FROM generate_series(1, ${officers}::bigint) n, generate_series(1, ${CERTIFICATES}) t, generate_series(0, 4) i,
      LATERAL (SELECT date '2023-06-01' + ${draw('n * 29', 500)}::int + i * (366 + ${draw('n * 31 + t', 2)}::int * ${draw('n * 37', 90)}::int) AS start) x
    WHERE (t = 1 OR ${draw('n + 41', 8)} = 0 OR i = 0) AND ${draw('n * 43 + t', 60)} > 0`,
]

export async function generate(url: string, officers: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  // Rows are made to fit: checking millions of foreign keys and overlaps one by one would take longer than the bench.
  await client.query('SET session_replication_role = replica')
  await client.query('ALTER TABLE posting DROP CONSTRAINT posting_one_main, DROP CONSTRAINT posting_no_twin')
  for (const statement of [...structure, ...people(officers)]) await client.query(statement)
  await client.query('SET session_replication_role = DEFAULT')
  await client.query('VACUUM (ANALYZE)')
  await client.end()
}

/** Every standard asks for `times` as many competencies and more, and everybody has always had the new ones. */
export async function multiplyRequirements(client: pg.Client, times: number): Promise<{ before: number; after: number }> {
  const before = CERTIFICATES + COMPETENCIES + 1
  const added = before * (times - 1)
  const extra = `generate_series(${COMPETENCIES + 1}, ${COMPETENCIES + added}) k`
  await client.query('SET session_replication_role = replica')
  await client.query(`INSERT INTO competency (id, framework_id, code, "group", name, ordinal) SELECT ${sqlId(5, 'k')}, '${id(4, 1)}', 'N' || k, 'chung', 'N' || k, k FROM ${extra}`)
  await client.query(`INSERT INTO standard_requirement (id, standard_id, ordinal, kind, competency_id, level) SELECT gen_random_uuid(), s.id, 1000 + k, 'competency', ${sqlId(5, 'k')}, 2 FROM position_standard s, ${extra}`)
  await client.query(`INSERT INTO evidence (id, officer_id, kind, competency_id, level, source, grade, valid_from) SELECT gen_random_uuid(), o.id, 'competency', ${sqlId(5, 'k')}, 3, 'assessment', 'A', '2008-08-01' FROM officer o, ${extra}`)
  await client.query('SET session_replication_role = DEFAULT')
  return { before, after: before + added }
}
