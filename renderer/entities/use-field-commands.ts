import { type RefObject } from 'react'
import type { Entity } from '#contract/entity.ts'
import { type Command, useCommands } from '../commands/commands.ts'
import type { WordKey } from '../words.ts'

type Field = { name: string; title: WordKey; keys: string; of?: Entity['kind'] }

/** What is told of an actor or event once, each with the letter that goes there. */
export const entityFields: readonly Field[] = [
  { name: 'name', title: 'entities.commands.name', keys: 'F2' },
  { name: 'type', title: 'entities.commands.type', keys: 't' },
  { name: 'date', title: 'entities.commands.date', keys: 'd', of: 'event' },
  { name: 'clock', title: 'entities.commands.clock', keys: 'c', of: 'event' },
  { name: 'place', title: 'entities.commands.place', keys: 'p', of: 'event' },
  { name: 'coordinates', title: 'entities.commands.coordinates', keys: 'g', of: 'event' },
  { name: 'country', title: 'entities.commands.country', keys: 'c', of: 'actor' },
  { name: 'description', title: 'entities.commands.description', keys: 'i' },
]

/** Every field of the page as a command: its letter, or the palette, begins to change it. */
export function useFieldCommands(
  page: RefObject<HTMLElement | null>,
  { kind }: Pick<Entity, 'kind'>,
  readOnly: boolean,
): void {
  const control = (name: string) => page.current?.querySelector<HTMLElement>(controlOf(name))
  useCommands(
    entityFields
      .filter(({ of }) => of === undefined || of === kind)
      .map(({ name, title, keys }): Command => ({
        id: `entity.${name}`,
        title,
        keys,
        group: 'entity',
        when: () => !readOnly && Boolean(control(name)),
        run: () => begin(control(name)),
      })),
  )
}

/** A field is marked itself, or what stands round it. */
const controlOf = (name: string) => `button[data-field="${name}"], [data-field="${name}"] button`

/** As a click does; where that opens a list beside it, the list takes the focus. The palette gives it back first. */
function begin(control: HTMLElement | null | undefined): void {
  requestAnimationFrame(() => {
    control?.scrollIntoView({ block: 'nearest' })
    control?.focus({ preventScroll: true })
    control?.click()
  })
}
