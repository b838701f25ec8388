/** Fold-down menus, `details[data-menu]`: Esc and a press elsewhere close them. They open and close without script. */
export function closeMenus(root: Document): void {
  const open = (): HTMLDetailsElement[] => [...root.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]')]

  root.addEventListener('click', (event) => {
    for (const menu of open()) if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false
  })
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    for (const menu of open()) {
      const inside = menu.contains(root.activeElement)
      menu.open = false
      if (inside) menu.querySelector<HTMLElement>('summary')?.focus()
    }
  })
}
