/** A faulty question: the trainer grades anew after a dry run, the officer sees both results. HR revokes a certificate. */
import { inDatabase, makeLearner } from './accounts'
import { handIn, startTest } from './exam'
import { expect, expectAccessible, signIn, test } from './journey'

/** A place whose question is no ★ and of one point, as the trainer finds it. */
const placeOf = (attemptId: string) =>
  inDatabase(async (client) => {
    const { rows } = await client.query<{ code: string; ordinal: number }>('SELECT q.code, p.ordinal FROM attempt_question p JOIN question q ON q.id = p.question_id WHERE p.attempt_id = $1 AND NOT q.must_be_right AND q.points = 1 ORDER BY p.ordinal LIMIT 1', [attemptId])
    if (!rows[0]) throw new Error('the test drew no such question')
    return rows[0]
  })

test('grades a test anew: a dry run, a reason, and both results for the officer', async ({ page, person }) => {
  const learner = await makeLearner('cham-lai')
  await signIn(page, learner.username)
  const attemptId = await startTest(page)
  await page.getByRole('button', { name: 'Xem lại và nộp bài' }).click()
  await handIn(page)
  const { code, ordinal } = await placeOf(attemptId)

  const trainer = await person('giangvien')
  await trainer.goto('/trainer/courses/KH2')
  await trainer.getByRole('link', { name: 'Chấm lại', exact: true }).click()
  await expectAccessible(trainer)
  await trainer.getByRole('link', { name: 'Chấm lại vì câu hỏi có sai sót' }).click()
  await trainer.getByLabel('Mã câu hoặc chữ trong câu').fill(code)
  await trainer.getByRole('button', { name: 'Tìm' }).click()
  await trainer.getByRole('button', { name: 'Chọn cách chấm lại' }).click()
  await expect(trainer.getByText('Chọn ít nhất một câu').first()).toBeVisible()
  await trainer.getByLabel('Mã câu hoặc chữ trong câu').fill(code)
  await trainer.getByRole('button', { name: 'Tìm' }).click()
  await trainer.getByRole('checkbox', { name: `Chọn câu ${code}` }).check()
  await expectAccessible(trainer)
  await trainer.getByRole('button', { name: 'Chọn cách chấm lại' }).click()
  await expectAccessible(trainer)
  await trainer.getByRole('button', { name: 'Xem ai đổi điểm' }).click()
  await expect(trainer.getByText('Chọn cách chấm lại cho từng câu').first()).toBeVisible()
  await trainer.getByLabel('Tính đúng cho mọi người').check()
  await trainer.getByRole('button', { name: 'Xem ai đổi điểm' }).click()
  const row = trainer.getByRole('row').filter({ hasText: learner.fullName }).first()
  await expect(row).toContainText('Tăng điểm')
  await expectAccessible(trainer)
  await trainer.getByRole('button', { name: /^Chấm lại \d+ lượt$/ }).click()
  await expect(trainer.getByRole('alert').getByText('Nhập lý do chấm lại')).toBeVisible()
  await trainer.getByLabel('Lý do chấm lại').fill('Câu hỏi dẫn văn bản đã hết hiệu lực')
  await trainer.getByLabel('Tôi đã xem ai đổi điểm và quyết định chấm lại.').check()
  await trainer.getByRole('button', { name: /^Chấm lại \d+ lượt$/ }).click()
  await expect(trainer.getByText('Kết quả mới đã có hiệu lực; kết quả cũ vẫn được giữ bên cạnh.')).toBeVisible()
  await expect(trainer.getByRole('row').filter({ hasText: learner.fullName }).first()).toContainText('Tăng điểm')
  await expectAccessible(trainer)

  await page.reload()
  await expect(page.getByText('Lý do: Câu hỏi dẫn văn bản đã hết hiệu lực')).toBeVisible()
  await expect(page.getByText(/^Điểm cũ 0 trên \d+; điểm mới 1 trên \d+\.$/)).toBeVisible()
  await expect(page.locator(`#cau-${ordinal}`).getByText('Câu này có sai sót nên được tính đúng cho mọi người.')).toBeVisible()
  await expectAccessible(page)
})

/** A certificate of somebody who does not meet the standard, so that no figure of another journey changes. */
const certificateToRevoke = () =>
  inDatabase(async (client) => {
    const { rows } = await client.query<{ id: string; code: string; officer_id: string }>(`
      SELECT c.id, c.code, c.officer_id FROM certificate c JOIN standing_span s ON s.officer_id = c.officer_id
      WHERE s.valid_from <= CURRENT_DATE AND (s.valid_to IS NULL OR s.valid_to > CURRENT_DATE) AND NOT s.meets AND c.valid_from <= CURRENT_DATE AND (c.valid_to IS NULL OR c.valid_to > CURRENT_DATE + 30)
        AND NOT EXISTS (SELECT FROM certificate_revocation r WHERE r.certificate_id = c.id) AND NOT EXISTS (SELECT FROM app_user u WHERE u.officer_id = c.officer_id)
      ORDER BY c.id DESC LIMIT 1`)
    if (!rows[0]) throw new Error('the demo has no such certificate')
    return rows[0]
  })

test('revokes a certificate, with a reason and a confirmation; the public page says so', async ({ page, visitor }) => {
  const { id, code, officer_id: officerId } = await certificateToRevoke()
  await signIn(page, 'nhansu')
  await page.goto('/compliance/certificates')
  await expectAccessible(page)
  await page.goto(`/compliance/officers/${officerId}`)
  await page.locator(`a[href="/certificates/${id}/revoke"]`).click()
  await expectAccessible(page)
  await page.getByLabel('Thu hồi từ ngày').fill('hôm qua')
  await page.getByRole('button', { name: 'Thu hồi giấy chứng nhận' }).click()
  for (const fault of ['Nhập lý do thu hồi', 'Chọn ô “Tôi đã đối chiếu tên người được cấp và số vào sổ”']) await expect(page.getByRole('alert').getByText(fault)).toBeVisible()
  await expect(page.getByLabel('Thu hồi từ ngày')).toHaveValue('hôm qua')
  await page.getByLabel('Lý do thu hồi').fill('Quyết định thu hồi thử nghiệm')
  await page.getByLabel('Thu hồi từ ngày').fill(new Date().toLocaleDateString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric' }))
  await page.getByLabel('Tôi đã đối chiếu tên người được cấp và số vào sổ.').check()
  await page.getByRole('button', { name: 'Thu hồi giấy chứng nhận' }).click()
  await expect(page.getByText('Đã thu hồi giấy chứng nhận')).toBeVisible()
  await expectAccessible(page)
  const anybody = await visitor()
  await anybody.goto(`/verify/${code}`)
  await expect(anybody.locator('[data-verification="revoked"]')).toBeVisible()
})
