/** The styles of references that come with Sourcebook. */
export const referenceStyles = ['apa', 'harvard1', 'vancouver'] as const
export type ReferenceStyle = (typeof referenceStyles)[number]
