import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** What a claim is told besides what its words tell. */
export type Told = {
  event?: string
  actor?: string
  property?: string
  words?: string
  statement?: string
  unit?: string
}

/**
 * Somebody who codes an article with the keyboard alone: one function for each act, keys and nothing else. What stands
 * on the screen is read, as a person or a screen reader would, to know when the next key may come.
 */
export function coder(page: Page) {
  let keys = 0
  const press = async (...names: string[]) => {
    for (const name of names) {
      await page.keyboard.press(name)
      keys += 1
    }
  }
  const type = async (words: string) => {
    await page.keyboard.type(words)
    keys += words.length
  }
  /** Waits until what has the focus is the field or button of this name. */
  const at = (name: string | RegExp) =>
    expect
      .poll(() => focusedName(page), { message: `The focus is not at ${name}` })
      .toMatch(typeof name === 'string' ? new RegExp(`^${escape(name)}`) : name)
  const inText = () => at(/^Text of/)
  const isTold = (words: string) => expect.poll(() => told(page)).toContain(words)

  /** Writes over what a field holds. */
  const write = async (words: string) => {
    await press('Control+a')
    await type(words)
  }

  /** Selects words where the reading goes on, or first in the article; “first...last” selects all between. */
  async function select(words: string, selected = words) {
    await press('Control+f')
    await at('Find in this article')
    await type(words)
    await press('Escape')
    await inText()
    await expect.poll(() => selection(page)).toBe(selected)
    await isTold('Selected: ')
  }

  /** Links the selected words: as they are, or by another name, which may be new. */
  async function link(
    letter: 'a' | 'e',
    name: string | null,
    { type: kind, role, how = 'Enter' }: { type?: string; role?: string; how?: string } = {},
  ) {
    await press(letter)
    await at(letter === 'a' ? 'Find or create an actor' : 'Find or create an event')
    if (name !== null) await write(name)
    if (kind !== undefined || role !== undefined) await press('Tab')
    if (kind !== undefined) {
      await at('Type of')
      await type(kind)
      await expect.poll(() => chosen(page)).toBe(kind)
      await press(letter === 'e' ? how : 'Enter')
    }
    if (letter === 'a' && (kind !== undefined || role !== undefined)) {
      await at('Role of')
      if (role !== undefined) await type(role)
      await press(how)
    }
    if (kind === undefined && role === undefined) await press(how)
  }

  const linked = () => isTold('Linked “').then(inText)
  const actor = (name: string | null, given: { type?: string; role?: string; how?: string } = {}) =>
    link('a', name, given).then(linked)
  /** Links the selected words to an event, which is made when it has a type. */
  const event = (name: string, kind?: string) => link('e', name, kind === undefined ? {} : { type: kind }).then(linked)

  /** Makes an event of the selected words and goes to its page. */
  async function newEvent(name: string, kind: string) {
    await link('e', name, { type: kind, how: 'Control+Enter' })
    await page.getByRole('button', { name: `Name: ${name}` }).waitFor()
    await at('Main area')
  }

  /** On the page of an actor or event: changes one field by its letter. */
  async function set(letter: string, field: string, words: string, shown = words) {
    await press(letter)
    await at(field)
    await write(words)
    await press('Enter')
    await at(`${field}: ${shown}`)
  }

  /** Back from a page to the text. */
  async function back() {
    await press('Alt+ArrowLeft')
    await inText()
  }

  /** Records what the selected words claim. `expected` is read in the form before it is saved. */
  async function claim(given: Told = {}, expected: RegExp[] = []) {
    await press('c')
    await page.getByRole('form', { name: 'What is claimed with these words' }).waitFor()
    await expect.poll(() => focusedName(page)).toMatch(/^(?:Save claim|Claim|Event…|Figure|Statement)/)
    if (given.event !== undefined) await choose('Alt+e', 'Find or create an event', given.event)
    if (given.actor !== undefined) await choose('Alt+a', 'Find or create an actor', given.actor)
    if (given.property !== undefined) await fill('Alt+c', 'Claim', given.property)
    if (given.words !== undefined) await fill('Alt+v', 'Words', given.words)
    if (given.unit !== undefined) await fill('Alt+u', 'Unit', given.unit)
    if (given.statement !== undefined) await fill('Alt+t', 'Statement', given.statement)
    for (const part of expected) expect(await formWords(page)).toMatch(part)
    await press(Object.keys(given).length > 0 ? 'Control+Enter' : 'Enter')
    await page.getByText('Claim saved').last().waitFor()
    await inText()
  }

  async function choose(key: string, finder: string, name: string) {
    await press(key)
    await at(finder)
    await type(name)
    await press('Enter')
    await expect.poll(() => focusedName(page)).not.toMatch(/^Find or create/)
  }
  async function fill(key: string, field: string, words: string) {
    await press(key)
    await at(field)
    await write(words)
  }

  /** Goes to anything by its name. */
  async function goTo(name: string) {
    await press('Control+k')
    await at('Go to anything')
    await type(name)
    await press('Enter')
    await expect.poll(() => focusedName(page)).not.toMatch(/^Go to anything/)
  }

  /** Goes to the page of an actor or event by its name. */
  async function open(name: string) {
    await goTo(name)
    await page.getByRole('button', { name: `Name: ${name}` }).waitFor()
    await at('Main area')
  }

  return {
    press,
    type,
    at,
    inText,
    isTold,
    select,
    actor,
    event,
    newEvent,
    set,
    back,
    claim,
    goTo,
    open,
    keys: () => keys,
  }
}

const escape = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** The name of what has the focus, as it is read out. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement
    if (!focused || focused === document.body) return 'nothing'
    const label = focused instanceof HTMLInputElement ? focused.labels?.[0]?.textContent : null
    return (focused.getAttribute('aria-label') ?? label ?? focused.textContent ?? '').trim()
  })
}

/** What Enter would take: a screen reader says it while the focus stays in the field. */
const chosen = (page: Page) =>
  page.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant')
    return id ? (document.getElementById(id)?.textContent.toLowerCase() ?? '') : ''
  })

const selection = (page: Page) => page.evaluate(() => String(getSelection()).replace(/\s+/gu, ' ').trim())

/** Everything that live regions say now. */
const told = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll('[role=status]')].map((one) => one.textContent).join('\n'))

/** What the form of a claim shows, values of its fields too. */
const formWords = (page: Page) =>
  page.evaluate(() => {
    const form = document.querySelector('form')
    const values = [...(form?.querySelectorAll('input') ?? [])].map((input) => input.value)
    const labels = [...(form?.querySelectorAll('[aria-label]') ?? [])].map((one) => one.getAttribute('aria-label'))
    return [...values, ...labels].join('\n')
  })
