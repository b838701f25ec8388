/**
 * The matrix of standards as a sheet of cells. Arrow keys, Home, End, Page Up and Page Down move; a digit 0–5 sets the level
 * at once; Delete or Backspace takes it away; F2 (or a double click) opens the cell for typing, where "3 (B)" gives a weakest
 * grade; Enter keeps what is typed and goes down, Escape gives it up; outside of typing Escape gives a changed cell back what
 * was kept, Ctrl+Z takes back the last change. Nothing is sent before the button. Source: ARIA grid pattern; spreadsheets.
 */
type Change = { readonly cell: HTMLTableCellElement; readonly before: string }

const LEVEL = /^(?:[0-5]|([1-5])\s*(?:\(\s*([abc])\s*\)|([abc])))?$/i

/** As it is kept: "3 b" → "3 (B)", "0" → ''; null = no such cell. */
function normal(typed: string): string | null {
  const found = LEVEL.exec(typed.trim())
  if (!found) return /^[-–]$/.test(typed.trim()) ? '' : null
  const grade = found[2] ?? found[3]
  if (grade !== undefined) return `${found[1]} (${grade.toUpperCase()})`
  return typed.trim() === '0' ? '' : typed.trim()
}

function editMatrix(form: HTMLFormElement): void {
  const table = form.querySelector('table')
  const bar = form.querySelector<HTMLElement>('[data-matrix-bar]')
  const status = form.querySelector<HTMLElement>('[data-matrix-status]')
  if (!table || !bar || !status) return
  const grid = [...table.tBodies[0]?.rows ?? []].map((row) => [...row.querySelectorAll<HTMLTableCellElement>('td[data-column]')])
  const kept = (cell: HTMLTableCellElement) => cell.dataset.text ?? ''
  const shown = (cell: HTMLTableCellElement) => cell.dataset.pending ?? kept(cell)
  const changes: Change[] = []
  let [row, column] = [0, 0]
  let editor: HTMLInputElement | null = null

  const draw = (cell: HTMLTableCellElement): void => {
    const [, level = '', grade] = /^(\S+)(?: \((\w)\))?$/.exec(shown(cell)) ?? []
    cell.replaceChildren()
    cell.classList.toggle('changed', cell.dataset.pending !== undefined)
    if (level === '') {
      const none = document.createElement('span')
      none.className = 'none'
      none.textContent = '–'
      none.setAttribute('aria-label', form.dataset.none ?? '')
      none.setAttribute('role', 'img')
      cell.append(none)
      return
    }
    cell.append(level)
    if (grade === undefined) return
    const sup = document.createElement('sup')
    sup.textContent = ` ${grade}`
    cell.append(sup)
  }

  /** What is sent: one field for each changed cell. */
  const refresh = (): void => {
    for (const field of form.querySelectorAll('input[name="cell"]')) field.remove()
    const changed = grid.flat().filter((cell) => cell.dataset.pending !== undefined)
    for (const cell of changed) {
      const field = document.createElement('input')
      field.type = 'hidden'
      field.name = 'cell'
      field.value = `${cell.dataset.position}|${cell.dataset.column}|${cell.dataset.pending}`
      form.append(field)
    }
    bar.hidden = changed.length === 0
    status.textContent = (status.dataset.pattern ?? '').replace('{n}', String(changed.length))
    form.dispatchEvent(new Event('input')) // the page asks before it is left with changes (page/forms)
  }

  const set = (cell: HTMLTableCellElement, text: string, remember = true): void => {
    if (text === shown(cell)) return draw(cell)
    if (remember) changes.push({ cell, before: shown(cell) })
    if (text === kept(cell)) delete cell.dataset.pending
    else cell.dataset.pending = text
    draw(cell)
    refresh()
  }

  const moveTo = (r: number, c: number): void => {
    const old = grid[row]?.[column]
    row = Math.max(0, Math.min(grid.length - 1, r))
    column = Math.max(0, Math.min((grid[row]?.length ?? 1) - 1, c))
    const cell = grid[row]?.[column]
    if (!cell) return
    if (old) old.tabIndex = -1
    cell.tabIndex = 0
    cell.focus()
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  const close = (): void => {
    const open = editor
    editor = null
    open?.remove()
  }

  const keep = (cell: HTMLTableCellElement, typed: string): boolean => {
    const text = normal(typed)
    if (text === null) return false
    close()
    set(cell, text)
    return true
  }

  const open = (cell: HTMLTableCellElement): void => {
    const input = document.createElement('input')
    input.value = shown(cell)
    input.maxLength = 6
    input.setAttribute('aria-label', `${cell.dataset.position} ${(cell.dataset.column ?? '').replace('level-', '')}`)
    cell.replaceChildren(input)
    editor = input
    input.focus()
    input.select()
    input.addEventListener('input', (event) => event.stopPropagation())
    input.addEventListener('blur', () => {
      if (editor !== input) return
      if (!keep(cell, input.value)) { close(); draw(cell) }
    })
    input.addEventListener('keydown', (event) => {
      event.stopPropagation()
      if (event.key === 'Escape') { close(); draw(cell); cell.focus() }
      else if (event.key === 'Enter' || event.key === 'Tab') {
        event.preventDefault()
        if (!keep(cell, input.value)) {
          input.setAttribute('aria-invalid', 'true')
          status.textContent = form.dataset.wrong ?? ''
          bar.hidden = false
        } else if (event.key === 'Enter') moveTo(row + (event.shiftKey ? -1 : 1), column)
        else moveTo(row, column + (event.shiftKey ? -1 : 1))
      }
    })
  }

  const steps: Readonly<Record<string, (wide: boolean) => readonly [number, number]>> = {
    ArrowUp: (wide) => [wide ? 0 : row - 1, column], ArrowDown: (wide) => [wide ? grid.length : row + 1, column],
    ArrowLeft: (wide) => [row, wide ? 0 : column - 1], ArrowRight: (wide) => [row, wide ? 999 : column + 1],
    Home: (wide) => [wide ? 0 : row, 0], End: (wide) => [wide ? grid.length : row, 999],
    PageUp: () => [row - 10, column], PageDown: () => [row + 10, column],
  }

  const pressed = (cell: HTMLTableCellElement, event: KeyboardEvent): boolean => {
    const step = steps[event.key]
    const command = event.ctrlKey || event.metaKey
    if (step && !event.altKey) moveTo(...step(command))
    else if (command && event.key.toLowerCase() === 'z') {
      const last = changes.pop()
      if (last) { set(last.cell, last.before, false); moveTo(grid.findIndex((cells) => cells.includes(last.cell)), grid.find((cells) => cells.includes(last.cell))?.indexOf(last.cell) ?? 0) }
    } else if (command || event.altKey) return false
    else if (/^[0-5]$/.test(event.key)) set(cell, event.key === '0' ? '' : event.key)
    else if (event.key === 'Delete' || event.key === 'Backspace') set(cell, '')
    else if (event.key === 'Escape') set(cell, kept(cell))
    else if (event.key === 'Enter') moveTo(row + (event.shiftKey ? -1 : 1), column)
    else if (event.key === 'F2') open(cell)
    else return false
    return true
  }

  table.setAttribute('role', 'grid')
  grid.forEach((cells, r) => cells.forEach((cell, c) => {
    cell.setAttribute('role', 'gridcell')
    cell.tabIndex = r === 0 && c === 0 ? 0 : -1
    if (cell.dataset.pending !== undefined) cell.classList.add('changed')
    cell.addEventListener('focus', () => {
      const old = grid[row]?.[column]
      if (old && old !== cell) old.tabIndex = -1
      ;[row, column] = [r, c]
      cell.tabIndex = 0
    })
    cell.addEventListener('dblclick', () => open(cell))
    cell.addEventListener('keydown', (event) => { if (editor === null && pressed(cell, event)) event.preventDefault() })
  }))
  form.querySelector('[data-matrix-undo]')?.addEventListener('click', () => {
    for (const cell of grid.flat()) if (cell.dataset.pending !== undefined) set(cell, kept(cell))
    moveTo(row, column)
  })
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-matrix]')) editMatrix(form)
