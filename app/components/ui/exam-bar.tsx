import { Brand } from './brand'
import { classNames } from './class-names'
import { Icon } from './icon'

export interface ExamBarProps {
  readonly title: string
  readonly line: string
  /** What is known of the last save. `saved` only after the server answered. */
  readonly saved?: { readonly state: 'saved' | 'waiting' | 'lost'; readonly text: string }
  /** "Còn lại" (hidden words), the digits, and from five minutes on the words "Còn 5 phút". `still`: nothing ticks in it. */
  readonly timer?: { readonly label: string; readonly text: string; readonly near?: string; readonly still?: boolean }
}

/** The header of an exam: no way out by accident; save state left of the timer. */
export function ExamBar({ title, line, saved, timer }: ExamBarProps) {
  return (
    <header className="top exam-bar">
      <div className="wrap">
        <Brand name={title} line={line} />
        <div className="exam-tools">
          {saved ? <span className={classNames('saved', saved.state !== 'saved' && saved.state)} role="status" data-saved=""><Icon name={saved.state === 'saved' ? 'check' : saved.state === 'lost' ? 'offline' : 'clock'} /><span data-saved-text="">{saved.text}</span></span> : null}
          {timer?.still ? <span className="timer still"><span>{timer.label} <b className="num">{timer.text}</b></span></span> : timer ? <span className={classNames('timer', timer.near !== undefined && 'near')} data-timer=""><Icon name="clock" /><span className="vh">{timer.label} </span><b className="num" data-timer-text="">{timer.near ?? timer.text}</b></span> : null}
        </div>
      </div>
    </header>
  )
}
