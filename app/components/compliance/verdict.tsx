import { useTranslation } from 'react-i18next'
import { Chip } from '~/components/ui/chip'
import { PathSteps } from '~/components/ui/path-steps'
import { explainTree } from '~/domain/compliance/explain'
import type { NextStep } from '~/domain/compliance/next-steps'
import { graceOf, leavesOf, type StandingTree } from '~/domain/compliance/standing-tree'
import { addDays } from '~/domain/kernel/day'
import { wayOf, type WayStep } from '~/domain/compliance/way'
import type { DatedStep, PathToStandard } from '~/domain/compliance/path-to-standard'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'
import { stepTitle, timeText } from './path-text'
import { requirementCode, requirementName } from './requirement-name'

export interface VerdictProps {
  readonly tree: StandingTree
  readonly steps: readonly NextStep[]
  /** Courses by title, where known; otherwise their code is shown. */
  readonly courseTitles?: Readonly<Record<string, string>>
  /** Links to courses and speaks to the officer; without it HR reads about somebody else. */
  readonly own?: boolean
  /** The shortest path, where it is known: its steps with hours and days then stand for the way. */
  readonly path?: PathToStandard | null
}

/** How many names a step lists before it counts the rest. */
const NAMED = 3

/** The answer first: meets the standard or not, on which day, and the way there in few steps. */
export function Verdict({ tree, steps, courseTitles = {}, own = false, path = null }: VerdictProps) {
  const { t } = useTranslation(['compliance', 'standing', 'path'])
  const sentence = explainTree(tree)
  const expiring = leavesOf(tree).filter((leaf) => leaf.state === 'expiring')
  const first = expiring.map((leaf) => leaf.validTo ?? '').sort()[0]
  const grace = graceOf(tree)
  const way = tree.meets && grace === null ? [] : path ? path.steps.map((step) => pathStep(step, own, t)) : wayOf(steps).map((step) => stepOf(step, courseTitles, own, t))
  const whole = path === null || path.unclosed.length === 0
  return (
    <section className="verdict">
      <Chip state={tree.meets ? (expiring.length > 0 || grace ? 'expiring' : 'met') : tree.status === 'no_post' ? 'exempt' : 'missing'}>
        {tree.status === 'no_post' ? t('verdictNoPost') : t(tree.meets ? 'standing:meets' : 'standing:notMeets')}
      </Chip>
      <p className="verdict-text">
        {t(`standing:${sentence.key}`, sentence.values)}
        {first ? <> {t('verdictExpiring', { count: expiring.length, on: formatDay(addDays(first, -1)) })}</> : null}
        {grace ? <> {t('verdictGrace', { count: grace.leaves.length, on: formatDay(grace.due) })}</> : null}
        {way.length > 0 && whole && !tree.meets ? <> {t(own ? 'verdictWayOwn' : 'verdictWay', { count: way.length })}</> : null}
      </p>
      {way.length > 0 ? <PathSteps steps={way} goal={{ text: t('standing:meets') }} /> : null}
    </section>
  )
}

type Translate = ReturnType<typeof useTranslation>['t']

function pathStep(step: DatedStep, own: boolean, t: Translate) {
  const { option } = step
  const names = listed(step, t)
  const cost = option.kind === 'course' && option.minutes > 0 ? `${timeText(option.minutes, t)}: ${names}` : names
  return { act: stepTitle(step, t), cost, date: t('path:finishBy', { day: formatDay(step.finish) }), href: own && option.kind === 'course' ? paths.course(option.courseCode) : undefined }
}

function stepOf(step: WayStep, titles: Readonly<Record<string, string>>, own: boolean, t: Translate) {
  if (step.kind === 'course') {
    const title = titles[step.courseCode] ?? step.courseCode
    return { act: t('wayCourse', { course: title }), cost: t('wayCourseCost', { minutes: step.minutes, proves: listed(step, t) }), href: own ? paths.course(step.courseCode) : undefined }
  }
  return { act: t(`way_${step.kind}${own ? 'Own' : ''}`), cost: step.requirements.length > 0 ? listed(step, t) : undefined }
}

/** "CC-MC, CM2, CH2" or "CC-MC, CM2, CH2 và 5 yêu cầu khác". */
function listed({ requirements }: Pick<WayStep, 'requirements'>, t: Translate): string {
  const names = requirements.map((requirement) => requirementCode(requirement)?.replace('-', '\u2011') ?? requirementName(requirement, t))
  const shown = names.length > NAMED + 1 ? names.slice(0, NAMED) : names
  const rest = names.length - shown.length
  return rest > 0 ? t('wayMore', { names: shown.join(', '), count: rest }) : shown.join(', ')
}
