/**
 * The database's own rules. The migrations lead to schema.prisma, can be applied twice, and are booked as Prisma books them.
 * Every rule written by hand in them (checks, exclusions, partial unique indexes, triggers) has at least one forbidden write
 * here that it, and no other, refuses: a new rule fails here until its forbidden write is added.
 */
import { spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { submitAttempt } from '~/server/attempt/submit-attempt.server'
import { db, pool } from '~/server/db.server'
import { indexPassages, termPassages } from '~/server/search/index-passages.server'
import { answerAll, makeAttempt } from '../factories/attempt'
import { makeAssessmentRows } from '../factories/assessment'
import { makePosting } from '../factories/posting'
import { makeCertificateType, makeCompetency, makeStandard } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'
import { root } from './test-server'

const database = await testDatabase()
const migrations = path.join(root, 'prisma/migrations')

function migrate(command: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['prisma/migrate.mjs', command], { cwd: root, env: { ...process.env, DATABASE_URL: database.url } })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('close', (code) => resolve({ code, output }))
  })
}

describe('migrations', { timeout: 60_000 }, () => {
  test('lead to schema.prisma', async () => {
    expect(await migrate('drift')).toEqual({ code: 0, output: 'no drift\n' })
  })

  test('applied again change nothing', async () => {
    const booked = () => pool().query('SELECT * FROM _prisma_migrations ORDER BY id').then(({ rows }) => rows as unknown[])
    const before = await booked()
    expect(await migrate('deploy')).toEqual({ code: 0, output: 'Cơ sở dữ liệu đã ở phiên bản mới nhất.\n' })
    expect(await booked()).toEqual(before)
  })

  test('are booked as prisma migrate deploy books them', async () => {
    const files = readdirSync(migrations, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort()
    const { rows } = await pool().query('SELECT migration_name, checksum, finished_at IS NOT NULL AS finished, rolled_back_at, applied_steps_count FROM _prisma_migrations ORDER BY migration_name')
    expect(rows).toEqual(files.map((name) => ({
      migration_name: name, checksum: createHash('sha256').update(readFileSync(path.join(migrations, name, 'migration.sql'))).digest('hex'), finished: true, rolled_back_at: null, applied_steps_count: 1,
    })))
  })
})

/** rule: the constraint, unique index or trigger that must refuse it. */
type Forbidden = { rule: string; what: string; sql: string; values: unknown[] }

const past = { valid_from: '1990-01-01', valid_to: '1990-02-01' }
const backwards = { valid_from: '1990-01-02', valid_to: '1990-01-02' }
const withoutId = new Set(['planned_course', 'unit_event_member', 'competency_level', 'lesson_progress', 'attempt_question', 'certificate_revocation', 'class_session_member', 'review_card', 'course_asset', 'withdrawn_question', 'planned_course'])

/** A copy of a row that is there, with these columns changed: by values, or by an SQL expression over the row t. */
function add(table: string, rule: string, what: string, changes: Record<string, unknown> | string, where = 'true'): Forbidden {
  const fresh = withoutId.has(table) ? {} : { id: randomUUID() }
  const [expression, given] = typeof changes === 'string' ? [changes, fresh] : [`'{}'::jsonb`, { ...fresh, ...changes }]
  return { rule, what, sql: `INSERT INTO ${table} SELECT (jsonb_populate_record(t, $1::jsonb || ${expression})).* FROM ${table} t WHERE ${where} LIMIT 1`, values: [JSON.stringify(given)] }
}
const say = (rule: string, what: string, sql: string): Forbidden => ({ rule, what, sql, values: [] })

const forbidden: Forbidden[] = [
  add('unit', 'unit_span', 'a unit that ends before it begins', { created_on: '2020-01-02', ended_on: '2020-01-01' }),
  add('unit', 'unit_level', 'an unknown level', { level: 'province' }),
  add('unit_version', 'unit_version_span', 'a version that lasts no day', backwards),
  add('unit_version', 'unit_version_parent', 'a unit that is its own parent', `jsonb_build_object('parent_id', t.unit_id, 'valid_from', '1990-01-01', 'valid_to', '1990-02-01')`),
  add('unit_version', 'unit_version_type', 'an unknown type', { ...past, type: 'tinh' }),
  add('unit_version', 'unit_version_no_overlap', 'two versions of a unit on one day', {}),
  add('unit_event', 'unit_event_type', 'an unknown event', { key: 'other', type: 'vanish' }),
  add('unit_event_member', 'unit_event_member_side', 'neither from nor to', { side: 'by' }),

  add('officer', 'officer_sex', 'an unknown sex', { staff_code: 'x1', sex: 'x' }),
  add('officer', 'officer_birth', 'a birthday of no precision', { staff_code: 'x1', birth_precision: null }),
  add('officer', 'officer_birth_precision', 'a birthday to the hour', { staff_code: 'x1', birth_precision: 'hour' }),
  add('officer', 'officer_name', 'a name in decomposed letters', { staff_code: 'x1', full_name: 'Nguyễn Thị Hằng'.normalize('NFD') }),
  add('officer', 'officer_name', 'no name', { staff_code: 'x1', full_name: '' }),

  add('posting', 'posting_span', 'a posting that ends before it begins', { valid_from: '1990-02-01', valid_to: '1990-01-01' }),
  add('posting', 'posting_kind', 'an unknown kind', { ...past, kind: 'half' }),
  add('posting', 'posting_one_main', 'two main postings on one day', `jsonb_build_object('unit_id', (SELECT id FROM unit WHERE id <> t.unit_id LIMIT 1))`),
  add('posting', 'posting_no_twin', 'the same posting twice', { kind: 'concurrent' }),

  add('competency', 'competency_group', 'an unknown group', { code: 'x1', group: 'khac' }),
  add('competency_level', 'competency_level_range', 'a level above five', { level: 6 }),
  add('certificate_type', 'certificate_type_validity', 'less than no validity', { code: 'x1', validity_months: -1 }),
  add('position_standard', 'position_standard_span', 'a version that lasts no day', { ...backwards, number: 99 }),
  add('position_standard', 'position_standard_no_overlap', 'two standards of a position on one day', { number: 99 }),
  add('standard_requirement', 'standard_requirement_shape', 'a competency of no level', `jsonb_build_object('ordinal', 99, 'level', NULL, 'competency_id', (SELECT id FROM competency WHERE id <> t.competency_id LIMIT 1))`, `kind = 'competency'`),
  add('standard_requirement', 'standard_requirement_shape', 'an education of no kind', { ordinal: 99, kind: 'education', competency_id: null, level: null, standard_id: randomUUID() }, `kind = 'competency'`),
  add('standard_requirement', 'standard_requirement_shape', 'a certificate with a level', { ordinal: 99, level: 2 }, `kind = 'certificate'`),
  add('standard_requirement', 'standard_requirement_shape', 'an unknown education', { ordinal: 99, education: 'tien_si' }, `kind = 'education'`),
  add('standard_requirement', 'standard_requirement_review', 'an unknown state of review', { ordinal: 99, review_state: 'fine' }),
  add('standard_requirement', 'standard_requirement_once_competency', 'one competency twice', { ordinal: 99, level: 5 }, `kind = 'competency'`),
  add('standard_requirement', 'standard_requirement_once_certificate', 'one certificate twice', { ordinal: 99 }, `kind = 'certificate'`),
  add('standard_requirement', 'standard_requirement_once_education', 'two educations', { ordinal: 99, education: 'sau_dai_hoc' }, `kind = 'education'`),

  add('evidence', 'evidence_span', 'a proof that lasts no day', backwards),
  add('evidence', 'evidence_shape', 'a competency of no level', { level: null }, `kind = 'competency'`),
  add('evidence', 'evidence_shape', 'an education of no kind', { kind: 'education', competency_id: null, level: null, education: null }, `kind = 'competency'`),
  add('evidence', 'evidence_shape', 'an unknown kind', { kind: 'rumour' }),
  add('evidence', 'evidence_source', 'an unknown source', { source: 'rumour' }),
  add('evidence', 'evidence_grade', 'an unknown grade', { grade: 'D' }),
  add('evidence', 'evidence_superseded', 'a correction without a reason', { superseded_at: '2026-01-01T00:00:00Z' }),
  add('standing_span', 'standing_span_span', 'a span that lasts no day', backwards),
  add('standing_span', 'standing_span_counts', 'more met than asked for', { ...past, met_count: 9, total_count: 8, meets: false }),
  add('standing_span', 'standing_span_counts', 'meets with something missing', { ...past, met_count: 1, total_count: 2, meets: true }),
  add('standing_span', 'standing_span_once', 'two spans from one day', {}),

  add('course_version', 'course_version_review', 'an unknown state of review', { number: 99, content_hash: 'x', is_current: false, review_state: 'fine' }),
  add('course_version', 'course_version_amounts', 'a course of no length', { number: 99, content_hash: 'x', is_current: false, periods: 0 }),
  add('course_version', 'course_version_one_current', 'a second current version', { number: 99, content_hash: 'x', is_current: true }),
  add('question', 'question_level', 'an unknown level', { code: 'x1', level: 'X' }),
  add('question', 'question_points', 'a question worth nothing', { code: 'x1', points: 0 }),
  add('question', 'question_review', 'an unknown state of review', { code: 'x1', review_state: 'fine' }),

  add('enrolment', 'enrolment_source', 'an unknown source', { source: 'chance', withdrawn_at: '2026-01-01T00:00:00Z' }),
  add('enrolment', 'enrolment_one_open', 'a second open enrolment', {}, 'completed_at IS NULL AND withdrawn_at IS NULL'),
  add('lesson_progress', 'lesson_progress_ratio', 'more than all read', { ratio: 1.01 }),
  add('question', 'question_origin', 'a question from nowhere', { code: 'x1', origin: 'rumour' }),
  add('question', 'question_purpose', 'a question for nothing', { code: 'x1', purpose: 'show' }),
  add('attempt', 'attempt_state', 'an unknown state', { number: 99, state: 'paused' }, `state = 'graded'`),
  add('attempt', 'attempt_ended_by', 'an unknown end', { number: 99, ended_by: 'lost' }, `state = 'graded'`),
  add('attempt', 'attempt_time', 'handed in without a time', { number: 99, submitted_at: null }, `state = 'graded'`),
  add('attempt', 'attempt_time', 'graded without having ended', { number: 99, ended_by: null }, `state = 'graded'`),
  add('attempt', 'attempt_time', 'ended and in progress', { number: 99, ended_by: 'submitted' }, `state = 'in_progress'`),
  add('attempt', 'attempt_time', 'due before it starts', { number: 99, due_at: '2000-01-01T00:00:00Z' }, `state = 'graded'`),
  add('attempt', 'attempt_number', 'attempt zero', { number: 0 }, `state = 'graded'`),
  add('attempt', 'attempt_round', 'an attempt beyond the limit', { number: 99, round_attempt: 3 }, `state = 'graded'`),
  add('attempt', 'attempt_round', 'round zero', { number: 99, round_number: 0 }, `state = 'graded'`),
  add('attempt', 'attempt_round_once', 'an attempt of a round twice', { number: 99 }, `state = 'graded'`),
  add('attempt', 'attempt_extra', 'less time for one', { number: 99, extra_minutes: -1 }, `state = 'graded'`),
  add('attempt', 'attempt_furthest', 'before the first question', { number: 99, furthest_ordinal: 0 }, `state = 'graded'`),
  add('attempt', 'attempt_holder', 'held since, by nobody', { number: 99, holder: null, holder_since: '2026-01-01T00:00:00Z' }, `state = 'graded'`),
  add('attempt', 'attempt_holder', 'a holder too short', { number: 99, holder: 'short', holder_since: '2026-01-01T00:00:00Z' }, `state = 'graded'`),
  add('attempt', 'attempt_one_open', 'a second open attempt', { number: 99, round_attempt: 2 }, `state = 'in_progress'`),
  add('attempt_event', 'attempt_event_kind', 'an unknown event', { kind: 'cheated' }),
  add('attempt_question', 'attempt_question_ordinal', 'place zero', { ordinal: 0 }),
  add('answer_step', 'answer_step_sequence', 'answer zero', { sequence: 0, key: 'a-key-of-its-own' }),
  add('answer_step', 'answer_step_sequence', 'a key too short', { sequence: 99, key: 'short' }),
  add('answer_step', 'answer_step_place', 'an answer to no question', { ordinal: 999, key: 'a-key-of-its-own' }),
  add('answer_step', 'answer_step_attempt_id_key_key', 'a key twice', { sequence: 99 }),
  add('answer_step', 'answer_step_attempt_id_ordinal_sequence_key', 'an answer twice', { key: 'a-key-of-its-own' }),
  add('attempt_result', 'attempt_result_mark', 'more points than there are', { number: 99, mark: 9999 }),
  add('attempt_result', 'attempt_result_regrade', 'a second result without a decision', { number: 99, regrade_id: null }),
  add('attempt_result', 'attempt_result_regrade', 'a first result by a decision', { attempt_id: randomUUID(), number: 1 }, 'number = 2'),

  add('accommodation', 'accommodation_extra', 'nothing granted', { ...past, extra_percent: 0, calm_page: false }),
  add('accommodation', 'accommodation_extra', 'three times the time', { ...past, extra_percent: 201 }),
  add('accommodation', 'accommodation_reason', 'granted without a reason', { ...past, reason: '  ' }),
  add('accommodation', 'accommodation_span', 'ended before it began', { valid_from: '1990-02-01', valid_to: '1990-01-01' }),
  add('accommodation', 'accommodation_once', 'two ways of taking tests on one day', {}),
  add('class_session', 'class_session_span', 'a session that ends before it begins', `jsonb_build_object('ends_at', t.starts_at)`),
  add('class_session', 'class_session_name', 'a session without a name', { name: ' ' }),
  add('class_session', 'class_session_cancel', 'cancelled without a reason', { cancelled_at: '2026-01-01T00:00:00Z' }),
  add('class_session', 'class_session_cancel', 'a reason for nothing', { cancel_reason: 'Mất điện' }),
  add('class_session', 'class_session_cancel', 'cancelled for a blank reason', { cancelled_at: '2026-01-01T00:00:00Z', cancel_reason: '' }),
  add('class_session_member', 'class_session_member_pkey', 'listed twice', {}),
  add('regrade', 'regrade_reason', 'graded anew without a reason', { reason: '' }),
  add('marking', 'marking_number', 'a fourth marker', { number: 4, marker_id: randomUUID() }),
  add('marking', 'marking_fraction', 'more than all points', { number: 2, fraction: 1.01 }),
  add('marking', 'marking_place', 'a mark for no question', { ordinal: 999 }),
  add('marking', 'marking_attempt_id_ordinal_marker_id_key', 'a marker twice', { number: 2 }),
  add('marking', 'marking_attempt_id_ordinal_number_key', 'two first markers', `jsonb_build_object('marker_id', (SELECT id FROM app_user WHERE id <> t.marker_id LIMIT 1))`),
  add('practice_session', 'practice_session_mode', 'an unknown mode', { mode: 'exam' }),
  add('practice_session', 'practice_session_penalty', 'a penalty of more than all', { penalty_percent: 101 }),
  add('practice_answer', 'practice_answer_try', 'try zero', { try: 0 }),
  add('practice_answer', 'practice_answer_fraction', 'less than no points', { try: 9, fraction: -0.1 }),
  add('practice_answer', 'practice_answer_session_id_ordinal_try_key', 'a try twice', {}),
  add('review_card', 'review_card_pkey', 'a card twice', {}),
  add('question_import', 'question_import_span', 'a file that is gone before it came', `jsonb_build_object('expires_at', t.created_at)`),
  add('course_asset', 'course_asset_hash', 'a picture by a name', { hash: 'picture.png' }),
  add('search_passage', 'search_passage_owner', 'a passage of nothing', { course_version_id: null, lesson_id: null, term_code: null }),
  add('planned_course', 'planned_course_periods', 'a course of no length', { code: 'x1', periods: 0 }),

  add('certificate', 'certificate_span', 'a certificate that lasts no day', { ...backwards, code: 'AAAA-AAAA-AAAA', attempt_id: null, registry_number: 999 }),
  add('certificate', 'certificate_registry', 'number zero', { code: 'AAAA-AAAA-AAAA', attempt_id: null, registry_number: 0 }),
  add('certificate', 'certificate_code', 'a code with letters that are mistaken for figures', { code: 'AAAA-AAAA-AAAO', attempt_id: null, registry_number: 999 }),
  add('certificate', 'certificate_attempt_id_key', 'a second certificate of one attempt', { code: 'AAAA-AAAA-AAAA', registry_number: 999 }),
  add('certificate', 'certificate_registry_book_registry_number_key', 'a number twice in one book', { code: 'AAAA-AAAA-AAAA', attempt_id: null }),
  add('certificate_revocation', 'certificate_revocation_reason', 'revoked without a reason', { reason: '  ' }),
  add('certificate_revocation', 'certificate_revocation_pkey', 'revoked twice', {}),

  add('search_passage', 'search_passage_owner', 'a passage of nothing', { term_code: null }, 'term_code IS NOT NULL'),
  add('search_passage', 'search_passage_owner', 'a passage of two owners', `jsonb_build_object('course_version_id', (SELECT id FROM course_version LIMIT 1))`, 'term_code IS NOT NULL'),
  add('planned_course', 'planned_course_periods', 'a planned course of no length', { code: 'KH99', periods: 0 }),

  add('app_user', 'app_user_username', 'a username with marks', { username: 'cán bộ', officer_id: null }),
  add('app_user', 'app_user_locale', 'an unknown language', { username: 'x1', officer_id: null, locale: 'fr' }),
  add('role_assignment', 'role_assignment_span', 'a role that lasts no day', backwards),
  add('role_assignment', 'role_assignment_role', 'an unknown role', { ...past, role: 'admin' }, 'unit_id IS NULL'),
  add('role_assignment', 'role_assignment_scope', 'HR of nothing', { ...past, role: 'hr' }, 'unit_id IS NULL'),
  add('role_assignment', 'role_assignment_scope', 'an operator of one unit', { ...past, role: 'operator' }, 'unit_id IS NOT NULL'),
  add('role_assignment', 'role_assignment_once', 'a role twice', {}, 'unit_id IS NULL'),
  add('role_assignment', 'role_assignment_once_in_unit', 'a role twice in one unit', {}, 'unit_id IS NOT NULL'),

  say('audit_event_append_only', 'an event rewritten', `UPDATE audit_event SET actor_name = 'ai đó'`),
  say('audit_event_append_only', 'an event removed', 'DELETE FROM audit_event'),
  say('audit_event_no_truncate', 'all events removed', 'TRUNCATE audit_event'),
  say('answer_step_no_truncate', 'all answers removed', 'TRUNCATE answer_step'),
  say('attempt_result_no_truncate', 'all marks removed', 'TRUNCATE attempt_result'),
  say('certificate_revocation_no_truncate', 'all revocations removed', 'TRUNCATE certificate_revocation'),
  say('certificate_no_truncate', 'all certificates removed', 'TRUNCATE certificate, certificate_revocation, evidence'),
  say('evidence_no_truncate', 'all proofs removed', 'TRUNCATE evidence'),
  say('posting_no_truncate', 'all postings removed', 'TRUNCATE posting'),
  say('attempt_question_no_delete', 'a drawn question removed', 'DELETE FROM attempt_question'),
  say('position_standard_no_delete', 'a standard removed', 'DELETE FROM position_standard'),
  say('certificate_append_only', 'a certificate rewritten', 'UPDATE certificate SET valid_to = NULL'),
  say('certificate_append_only', 'a certificate removed', 'DELETE FROM certificate'),
  say('certificate_revocation_append_only', 'a revocation rewritten', `UPDATE certificate_revocation SET reason = 'khác'`),
  say('certificate_revocation_append_only', 'a revocation taken back', 'DELETE FROM certificate_revocation'),
  say('answer_step_append_only', 'an answer rewritten', `UPDATE answer_step SET response = '{"choice":"b"}'`),
  say('answer_step_append_only', 'an answer removed', 'DELETE FROM answer_step'),
  say('attempt_result_append_only', 'a mark rewritten', 'UPDATE attempt_result SET mark = maximum, passed = true'),
  say('attempt_result_append_only', 'a mark removed', 'DELETE FROM attempt_result'),
  say('lesson_frozen', 'a published lesson rewritten', `UPDATE lesson SET title = 'Khác'`),
  say('lesson_frozen', 'a published lesson removed', 'DELETE FROM lesson'),
  say('question_frozen', 'a published question rewritten', `UPDATE question SET definition = '{}'`),
  say('question_frozen', 'a published question removed', 'DELETE FROM question'),
  say('standard_requirement_frozen', 'a published requirement rewritten', `UPDATE standard_requirement SET level = 1 WHERE kind = 'competency'`),
  say('standard_requirement_frozen', 'a published requirement removed', 'DELETE FROM standard_requirement'),
  say('course_version_frozen', 'a published course rewritten', `UPDATE course_version SET definition = '{}'`),
  say('course_version_no_delete', 'a published course removed', 'DELETE FROM course_version'),
  say('position_standard_frozen', 'the start of a standard moved', `UPDATE position_standard SET valid_from = '2000-01-01'`),
  say('attempt_question_frozen', 'the draw changed', `UPDATE attempt_question SET option_order = '[]'`),
  say('evidence_frozen', 'a proof prolonged', 'UPDATE evidence SET valid_to = NULL WHERE valid_to IS NOT NULL'),
  say('evidence_no_delete', 'a proof removed', 'DELETE FROM evidence'),
  say('posting_frozen', 'a posting moved', `UPDATE posting SET valid_from = '2000-01-01'`),
  say('posting_no_delete', 'a posting removed', 'DELETE FROM posting'),
  say('attempt_frozen', 'more time given', `UPDATE attempt SET due_at = due_at + interval '1 hour'`),
  say('attempt_frozen', 'an attempt moved to another round', 'UPDATE attempt SET round_number = round_number + 1'),
  say('attempt_event_append_only', 'the log rewritten', `UPDATE attempt_event SET kind = 'left'`),
  say('attempt_event_append_only', 'the log removed', 'DELETE FROM attempt_event'),
  say('accommodation_frozen', 'more time than was granted', 'UPDATE accommodation SET extra_percent = 200'),
  say('accommodation_no_delete', 'an accommodation erased', 'DELETE FROM accommodation'),
  say('regrade_append_only', 'a decision rewritten', `UPDATE regrade SET reason = 'Khác'`),
  say('regrade_append_only', 'a decision removed', 'DELETE FROM regrade'),
  say('marking_append_only', 'a mark of a marker rewritten', 'UPDATE marking SET fraction = 1'),
  say('marking_append_only', 'a mark of a marker removed', 'DELETE FROM marking'),
  say('practice_answer_append_only', 'a try rewritten', 'UPDATE practice_answer SET "right" = NOT "right"'),
  say('practice_answer_append_only', 'a try removed', 'DELETE FROM practice_answer'),
  say('course_asset_frozen', 'a picture changed', `UPDATE course_asset SET bytes = '\\x00'`),
  say('course_asset_frozen', 'a picture removed', 'DELETE FROM course_asset'),
  say('withdrawn_question_frozen', 'a withdrawn question taken back', 'DELETE FROM withdrawn_question'),
]

/** At least one row of every table that the list copies or changes. */
beforeAll(async () => {
  const done = await makeAttempt()
  await answerAll(done.attemptId, done.learner.officerId, done.now)
  expect((await submitAttempt({ actor: done.learner, attemptId: done.attemptId, now: done.now })).ok).toBe(true)
  const certificate = await db().certificate.findFirstOrThrow()
  await db().certificateRevocation.create({ data: { certificateId: certificate.id, revokedOn: new Date('2026-06-01'), reason: 'Thử' } })
  await makeAttempt()
  const posting = await makePosting({ officerId: done.learner.officerId })
  const other = await makeUnit()
  const [competency, type] = [await makeCompetency(), await makeCertificateType()]
  await makeStandard({ positionId: posting.positionId, requirements: [{ competencyId: competency.id, level: 3 }, { certificateTypeId: type.id }, { education: 'dai_hoc' }] })
  await db().unitEvent.create({ data: { id: randomUUID(), key: 'thu', type: 'rename', effectiveOn: new Date('2020-01-01'), legalBasis: 'Văn bản thử', members: { create: { unitId: other.id, side: 'from' } } } })
  await makeUser({ roles: [{ role: 'operator', unitId: null }, { role: 'hr', unitId: other.id }] })
  await makeAssessmentRows(done, await makeUser())
  await db().standingSpan.create({ data: { id: randomUUID(), officerId: done.learner.officerId, unitId: other.id, positionId: posting.positionId, validFrom: new Date('2020-01-01'), validTo: null, meets: false, metCount: 1, totalCount: 3 } })
  await db().plannedCourse.create({ data: { code: 'KH1', ordinal: 1, title: 'Khóa thử', certificateCode: 'CC-THU', periods: 8 } })
  await db().$transaction((tx) => indexPassages(tx, termPassages([{ code: 'thu', vietnamese: 'hồ sơ', definition: 'Bộ giấy tờ' }])))
})

type Refusal = { code?: string; constraint?: string; message: string }

/** What the database says to a write that is undone whatever happens. */
async function attempted({ sql, values }: Forbidden): Promise<Refusal | null> {
  const client = await pool().connect()
  try {
    await client.query('BEGIN')
    const { rowCount } = await client.query(sql, values)
    return rowCount === 0 ? { message: 'there was no row to try it on' } : null
  } catch (error) {
    const { code, constraint, message } = error as Refusal
    return { code, constraint, message }
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

const triggers = /_(append_only|no_truncate|no_delete|frozen)$/

describe('forbidden writes', () => {
  test.each(forbidden)('$rule: $what', async (write) => {
    const refusal = await attempted(write)
    if (triggers.test(write.rule)) expect(refusal).toMatchObject({ code: '23001', message: expect.stringMatching(new RegExp(`^append-only: .*\\b${write.rule.replace(triggers, '')}\\b`)) })
    else expect(refusal).toMatchObject({ constraint: write.rule })
  })

  test('every rule of the migrations that is written by hand has one', async () => {
    const { rows } = await pool().query<{ name: string }>(`
      SELECT conname AS name FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'x')
      UNION SELECT tgname FROM pg_trigger WHERE NOT tgisinternal
      UNION SELECT indexrelid::regclass::text FROM pg_index JOIN pg_class ON pg_class.oid = indrelid WHERE relnamespace = 'public'::regnamespace AND indisunique AND indpred IS NOT NULL`)
    const proved = new Set(forbidden.map(({ rule }) => rule))
    expect(rows.map(({ name }) => name).filter((name) => !proved.has(name))).toEqual([])
    expect(rows.length).toBeGreaterThan(70)
  })

  test('what may change does', async () => {
    expect(await attempted(say('', '', 'UPDATE attempt_question SET flagged = NOT flagged'))).toBeNull()
    expect(await attempted(say('', '', `UPDATE attempt SET state = 'graded', ended_by = 'overdue', submitted_at = due_at WHERE state = 'in_progress'`))).toBeNull()
    expect(await attempted(say('', '', `UPDATE attempt SET holder = repeat('a', 32), holder_since = now(), furthest_ordinal = 2 WHERE state = 'in_progress'`))).toBeNull()
    expect(await attempted(say('', '', `UPDATE accommodation SET valid_to = '2030-01-01'`))).toBeNull()
    expect(await attempted(say('', '', `UPDATE evidence SET superseded_at = now(), superseded_reason = 'Đính chính'`))).toBeNull()
    expect(await attempted(say('', '', 'UPDATE course_version SET is_current = false'))).toBeNull()
    expect(await attempted(say('', '', `UPDATE position_standard SET valid_to = '2030-01-01'`))).toBeNull()
  })
})
