import type { ReferenceStyle } from '#contract/references.ts'
import type { Settings } from '../settings.ts'
import { checkStyle } from './check-style.ts'

/** The style a person chose for references: one that came along, or their own file, which was looked through. */
export function chosenStyle({ preferences, data }: Settings): ReferenceStyle | { xml: string } {
  const { referenceStyle } = preferences
  if (referenceStyle !== 'own') return referenceStyle
  return data.ownStyle ? { xml: data.ownStyle.xml } : 'apa'
}

/** Keeps a style file as a person's own, and chooses it. Throws a MaterialError for what is no style. */
export async function keepOwnStyle(settings: Settings, bytes: Uint8Array): Promise<{ title: string }> {
  const { title, xml } = checkStyle(new TextDecoder('utf-8').decode(bytes).replace(/^\uFEFF/, ''))
  await settings.save({
    ownStyle: { title, xml },
    preferences: { ...settings.data.preferences, referenceStyle: 'own' },
  })
  return { title }
}
