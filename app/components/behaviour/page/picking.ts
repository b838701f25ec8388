/**
 * Rows picked in a table: `[data-pick-all="<name>"]` ticks every box of that name, `[data-picked-count="<name>"]` says
 * how many are ticked, in the words of `data-pattern` ("Đã chọn {n} người"). Both are hidden until script can do it.
 */
export function countPicked(root: Document): void {
  const boxes = (name: string): HTMLInputElement[] => [...root.querySelectorAll<HTMLInputElement>(`input[type="checkbox"][name="${CSS.escape(name)}"]`)]

  const refresh = (name: string): void => {
    const all = boxes(name)
    const picked = all.filter((box) => box.checked)
    for (const box of all) box.closest('tr')?.setAttribute('aria-selected', String(box.checked))
    for (const count of root.querySelectorAll<HTMLElement>(`[data-picked-count="${CSS.escape(name)}"]`)) {
      count.hidden = false
      if (count.dataset.pattern) count.textContent = count.dataset.pattern.replace('{n}', String(picked.length))
    }
    for (const head of root.querySelectorAll<HTMLInputElement>(`[data-pick-all="${CSS.escape(name)}"]`)) {
      head.hidden = all.length === 0
      head.checked = all.length > 0 && picked.length === all.length
      head.indeterminate = picked.length > 0 && picked.length < all.length
    }
  }

  for (const head of root.querySelectorAll<HTMLInputElement>('[data-pick-all]')) refresh(head.dataset.pickAll ?? '')
  root.addEventListener('change', (event) => {
    const box = event.target
    if (!(box instanceof HTMLInputElement) || box.type !== 'checkbox') return
    const name = box.dataset.pickAll ?? box.name
    if (box.dataset.pickAll !== undefined) for (const other of boxes(name)) other.checked = box.checked
    if (root.querySelector(`[data-pick-all="${CSS.escape(name)}"]`)) refresh(name)
  })
}
