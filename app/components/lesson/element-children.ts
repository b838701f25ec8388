import { Children, isValidElement, type ComponentType, type ReactElement, type ReactNode } from 'react'

/** The children that are elements of one component, in order; text and line ends between them are left out. */
export function elementsOf<Props>(children: ReactNode, component: ComponentType<Props>): ReactElement<Props>[] {
  return Children.toArray(children).filter((child): child is ReactElement<Props> => isValidElement(child) && child.type === component)
}

/** The children that are not elements of that component: the prose around them. */
export function othersThan<Props>(children: ReactNode, component: ComponentType<Props>): ReactNode[] {
  return Children.toArray(children).filter((child) => !(isValidElement(child) && child.type === component))
}

/** The plain text of some children. */
export function textOf(node: ReactNode): string {
  return Children.toArray(node)
    .map((child) => (isValidElement<{ children?: ReactNode }>(child) ? textOf(child.props.children) : String(child)))
    .join('')
}
