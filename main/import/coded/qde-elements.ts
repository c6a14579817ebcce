import { plainGuid } from './coded.ts'
import { attribute, childOf, childrenOf, type XmlElement } from './xml-tree.ts'

export const guidOf = (element: XmlElement, name = 'guid') => plainGuid(attribute(element, name) ?? '')
export const refsTo = (element: XmlElement, ...names: string[]) =>
  childrenOf(element, ...names).map((ref) => guidOf(ref, 'targetGUID'))
export const descriptionOf = (element: XmlElement) => childOf(element, 'Description')?.text.trim() || undefined

/** A value of any of the types a variable may have, as text. */
export function valuesOf(
  element: XmlElement,
  variables: ReadonlyMap<string, string>,
): { name: string; value: string }[] {
  return childrenOf(element, 'VariableValue').flatMap((entry) => {
    const variable = refsTo(entry, 'VariableRef')[0] ?? ''
    const value = entry.children.find((child) => child.name.endsWith('Value'))?.text
    return value === undefined ? [] : [{ name: variables.get(variable) ?? variable, value }]
  })
}
