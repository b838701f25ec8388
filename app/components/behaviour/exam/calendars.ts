/** [data-date-picker]: a button that opens the browser's own calendar, which writes into the text field it names. */
export function offerCalendars(root: HTMLElement): void {
  for (const place of root.querySelectorAll<HTMLElement>('[data-date-picker]')) {
    const picker = place.querySelector('input')
    const target = document.getElementById(place.dataset.datePicker ?? '')
    if (!(picker && target instanceof HTMLInputElement && 'showPicker' in picker)) continue
    place.hidden = false
    place.querySelector('button')?.addEventListener('click', () => picker.showPicker())
    picker.addEventListener('change', () => {
      const [year, month, day] = picker.value.split('-')
      target.value = day === undefined ? '' : `${day}/${month}/${year}`
      target.dispatchEvent(new Event('input', { bubbles: true }))
    })
  }
}
