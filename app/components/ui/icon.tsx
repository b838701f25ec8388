/** One drawing per meaning, on a 24 × 24 grid. A new meaning gets a new name, never a second use of an old drawing. */
const drawings = {
  met: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  expiring: <><circle cx="12" cy="12" r="8.5" /><path d="M12 7.5V12l3 2" /></>,
  missing: <path d="M6 6l12 12M18 6 6 18" />,
  active: <><circle cx="12" cy="12" r="8.5" /><path d="M12 3.5v17a8.5 8.5 0 0 0 0-17z" fill="currentColor" /></>,
  idle: <circle cx="12" cy="12" r="8.5" />,
  locked: <><rect x="5" y="11" width="14" height="9" rx="1.5" /><path d="M8 11V8a4 4 0 0 1 8 0v3" /></>,
  exempt: <path d="M6 12h12" />,
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  close: <path d="M6 6l12 12M18 6 6 18" />,
  clock: <><circle cx="12" cy="12" r="8.5" /><path d="M12 7.5V12l3 2" /></>,
  arrow: <path d="M5 12h14m-5.5-5.5L19 12l-5.5 5.5" />,
  back: <path d="M19 12H5m5.5-5.5L5 12l5.5 5.5" />,
  chevron: <path d="m7 10 5 5 5-5" />,
  sort: <path d="m8 10 4-4 4 4M8 14l4 4 4-4" />,
  ascending: <path d="m7 14 5-5 5 5" />,
  descending: <path d="m7 10 5 5 5-5" />,
  menu: <path d="M4 7h16M4 12h16M4 17h16" />,
  plus: <path d="M12 5v14M5 12h14" />,
  search: <><circle cx="11" cy="11" r="6.5" /><path d="m16 16 4.5 4.5" /></>,
  download: <path d="M12 4v11m-4.5-4L12 15.5 16.5 11M5 20h14" />,
  upload: <path d="M12 15.5V4.5M7.5 9 12 4.5 16.5 9M5 20h14" />,
  print: <path d="M7 9V4h10v5M7 18H4.5V9.5h15V18H17M7 14h10v6.5H7z" />,
  calendar: <><rect x="4" y="5.5" width="16" height="15" rx="1.5" /><path d="M4 10h16M8.5 3v4M15.5 3v4" /></>,
  warning: <><path d="M12 4 2.8 20h18.4z" /><path d="M12 10v4.5M12 17.4v.1" /></>,
  info: <><circle cx="12" cy="12" r="8.5" /><path d="M12 11v5M12 8v.1" /></>,
  rule: <path d="M6 20.5V4.5h12v16l-6-4z" />,
  law: <path d="M12 4v16M7 20.5h10M5 7.5h14M5 7.5 2.5 14h5zM19 7.5 16.5 14h5z" />,
  ring: <><circle cx="12" cy="12" r="8.5" /><circle cx="12" cy="12" r="4.5" /></>,
  flag: <path d="M6 21V4h11l-2 4 2 4H6" />,
  seal: <><circle cx="12" cy="10" r="6.5" /><path d="m9.3 10 2 2 3.5-3.8M8.5 15.5 7 21l5-2 5 2-1.5-5.5" /></>,
  user: <><circle cx="12" cy="8.5" r="4" /><path d="M4.5 20.5c.8-4 3.7-6 7.5-6s6.7 2 7.5 6" /></>,
  file: <><path d="M6 3.5h8l4 4v13H6z" /><path d="M14 3.5v4h4M9 12h6M9 16h6" /></>,
  home: <path d="M4 11.5 12 4.5l8 7M6.5 10v10h11V10" />,
  pause: <path d="M9 6v12M15 6v12" />,
  view: <><path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" /><circle cx="12" cy="12" r="2.8" /></>,
  edit: <path d="M4.5 19.5h4L19.5 8.5l-4-4L4.5 15.5zM13 7l4 4" />,
  reload: <path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.5M20 4.5v5h-5" />,
  offline: <path d="M3 3l18 18M8.5 16a5 5 0 0 1 7 0M5 12.5a10 10 0 0 1 4-2.4M15 10.1a10 10 0 0 1 4 2.4M12 19.5v.1" />,
  target: <><circle cx="12" cy="12" r="8.5" /><path d="m8.5 12.2 2.5 2.5 4.8-5.2" /></>,
  bell: <><path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15z" /><path d="M10 21h4" /></>,
} as const

export type IconName = keyof typeof drawings

export interface IconProps {
  readonly name: IconName
  /** Only when no word stands beside the icon. Without it the icon is hidden from screen readers. */
  readonly label?: string
}

export function Icon({ name, label }: IconProps) {
  const named = label === undefined ? ({ 'aria-hidden': true } as const) : ({ role: 'img', 'aria-label': label } as const)
  return <svg className="ic" viewBox="0 0 24 24" {...named}>{drawings[name]}</svg>
}
