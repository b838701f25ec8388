import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { unitTitle } from '~/components/compliance/unit-name'
import { StageFields } from '~/components/programme/stage-fields'
import { StageHistory } from '~/components/programme/stage-history'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { faultSentences } from '~/components/ui/fault-sentences'
import { PageHead } from '~/components/ui/page-head'
import { Select } from '~/components/ui/select'
import { TextInput } from '~/components/ui/text-input'
import { Toast } from '~/components/ui/toast'
import { formatInstant } from '~/domain/kernel/vietnamese-format'
import { requireId } from '~/http/attempt-address'
import { enterStageForm } from '~/http/enter-stage-form'
import { readForm, typedValues } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now, today } from '~/server/clock.server'
import { findCohortChoices } from '~/server/programme/find-cohort-choices.server'
import { loadMember } from '~/server/programme/load-member.server'
import { setCohort } from '~/server/programme/set-cohort.server'
import { takeBackStage } from '~/server/programme/take-back-stage.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

const DONE = ['entered', 'taken_back', 'cohort'] as const
const DONE_TEXT = { entered: 'enteredOne', taken_back: 'takenBackDone', cohort: 'cohortSet' } as const

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'viewProgramme')
  const found = await loadMember({ by, id: requireId(args.params.id), today: today() })
  if (!found.ok) throw refuse(found.reason === 'not_found' ? 404 : 403)
  const { t } = i18nFor(languageOf(args.request))
  const { stages, ...member } = found.value
  const done = new URL(args.request.url).searchParams.get('done')
  return {
    cohorts: member.mayManage ? await findCohortChoices(by, member.id) : null,
    ...member, title: t('common:titleSuffix', { title: member.fullName }), done: DONE.find((one) => one === done) ?? null,
    stages: stages.map(({ recordedAt, takenBack, ...row }) => ({ ...row, recordedAt: formatInstant(recordedAt), takenBack: takenBack && { at: formatInstant(takenBack.at), reason: takenBack.reason } })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'manageProgramme')
  const id = requireId(args.params.id)
  const form = await readForm(args.request)
  const back = form.get('takeBack')
  if (typeof back === 'string') {
    const done = await takeBackStage({ by, memberId: id, stageId: back, reason: String(form.get('reason') ?? '').normalize('NFC').slice(0, 500), now: now() })
    if (done.ok) return redirect(paths.programmeMember(id, { done: 'taken_back' }), 303)
    if (done.reason === 'not_found') throw refuse(404)
    if (done.reason === 'role' || done.reason === 'scope') throw refuse(403)
    return invalid({ typed: typedValues(form), faults: { reason: done.reason } as Record<string, string>, members: [], picked: [] })
  }
  if (form.get('act') === 'cohort') {
    const done = await setCohort({ by, memberId: id, cohortId: String(form.get('cohortId') ?? '').slice(0, 40), now: now() })
    if (done.ok) return redirect(paths.programmeMember(id, { done: 'cohort' }), 303)
    if (done.reason === 'role' || done.reason === 'scope') throw refuse(403)
    if (done.reason === 'not_found') throw refuse(404)
    return invalid({ typed: typedValues(form), faults: { cohortId: done.reason === 'cohortFull' ? 'cohortTaken' : done.reason } as Record<string, string>, members: [], picked: [] })
  }
  const answer = await enterStageForm(form, [id], by, now())
  return 'entered' in answer ? redirect(paths.programmeMember(id, { done: 'entered' }), 303) : invalid(answer)
}

export default function ProgrammeMember() {
  const { id, officerId, fullName, staffCode, post, cohort, stages, next, mayManage, cohorts, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['programme', 'compliance'])
  const faults = faultSentences(answer?.faults, t)
  for (const { fault } of answer?.members ?? []) faults[fault === 'not_next' ? 'stage' : 'on'] = t(`fault_${fault}`)
  if ((answer?.members.length ?? 0) > 0 && faults['on'] !== undefined) delete faults['stage']
  const standing = stages.filter(({ takenBack }) => takenBack === null)
  const last = standing.at(-1)
  const line = [staffCode, post ? [post.position, ...(post.unit ? [unitTitle(post.unit, t)] : [])].join(', ') : t('noPost'), ...(cohort === null ? [] : [cohort])].join(' · ')
  return (
    <>
      <Breadcrumbs label={t('compliance:crumbs')} items={[{ text: t('title'), href: paths.programme() }, { text: t('membersTitle'), href: paths.programmeMembers() }, { text: fullName }]} />
      <FaultList faults={faults} first="stage" />
      {!answer && done !== null ? <div className="mb-5"><Toast>{t(DONE_TEXT[done])}</Toast></div> : null}
      <PageHead title={fullName} line={line} actions={<ButtonLink variant="secondary" size="small" href={paths.complianceOfficer(officerId)}>{t('officerFile')}</ButtonLink>} />
      <div className="cols">
        <div><StageHistory stages={stages} /></div>
        {mayManage ? (
          <aside className="stack noprint">
            <Card title={t('enterOneTitle')}>
              <form method="post" action={paths.programmeMember(id)} noValidate>
                <StageFields choices={next} typed={answer?.typed ?? {}} faults={faults} />
                <Button>{t('enterOneSubmit')}</Button>
              </form>
            </Card>
            {cohorts && (cohorts.choices.length > 0 || cohorts.cohortId !== '') ? (
              <Card title={t('cohortOfMember')}>
                <form method="post" action={paths.programmeMember(id)} noValidate>
                  <Select id="cohortId" name="cohortId" label={t('cohort')} hint={t('cohortOfMemberHint')} defaultValue={answer?.typed['cohortId'] ?? cohorts.cohortId} error={faults['cohortId']} options={[{ value: '', text: t('noCohort') }, ...cohorts.choices.map((one) => ({ value: one.id, text: one.id === cohorts.cohortId || one.free === null ? one.name : t('cohortFree', { name: one.name, free: one.free }) }))]} />
                  <Button variant="secondary" name="act" value="cohort">{t('cohortSubmit')}</Button>
                </form>
              </Card>
            ) : null}
            {last && standing.length > 1 ? (
              <Card title={t('takeBackTitle')}>
                <p className="meta">{t('takeBackLead', { stage: t(`stage_${last.stage}`) })}</p>
                <form method="post" action={paths.programmeMember(id)} noValidate>
                  <TextInput id="reason" name="reason" label={t('reasonField')} defaultValue={answer?.typed['reason'] ?? ''} error={faults['reason']} maxLength={500} autoComplete="off" />
                  <Button variant="danger" name="takeBack" value={last.id}>{t('takeBackSubmit')}</Button>
                </form>
              </Card>
            ) : null}
          </aside>
        ) : null}
      </div>
    </>
  )
}
