import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, forget, launch } from './launch.ts'
import { call } from './page-acts.ts'

/** Timeline, network and map in a real browser: wheel, drag, and what jsdom does not draw. About ten seconds. */
describe('the screens over the whole library', () => {
  let app: App
  let page: Page
  const refused: string[] = []

  beforeAll(async () => {
    app = await launch()
    page = app.page
    page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
    await call(page, 'openSample', {})
    await page.evaluate(() => (window.location.hash = '/articles'))
    await page.reload()
    await page.getByRole('main').first().waitFor()
  })
  afterAll(async () => {
    await app.quit()
    await forget(app)
  })

  const path = () =>
    page.evaluate(() => {
      const key = Object.keys(localStorage).find((one) => one.startsWith('place of'))
      return localStorage.getItem(key ?? '')
    })

  it('the timeline zooms where the pointer is, lists the dates that are dragged over, and opens an event', async () => {
    await page.keyboard.press('Control+6')
    const timeline = page.getByRole('group', { name: /^Timeline of 11 events/ })
    const ceasefire = timeline.getByRole('link', { name: /^Ceasefire of 20 September 2023, .* 13:00$/ })
    await ceasefire.waitFor()
    const caption = page.getByText(/^20\d\d to 20\d\d$/)
    await caption.waitFor()
    const mark = (await ceasefire.boundingBox())!
    await page.mouse.move(mark.x + 6, mark.y + mark.height / 2)
    for (let turn = 0; turn < 4; turn++) await page.mouse.wheel(0, -400)
    await expect.poll(() => caption.count()).toBe(0)
    await timeline.getByRole('link', { name: /^Yerevan protests/ }).waitFor()

    await page.getByRole('button', { name: 'Show all' }).click()
    await caption.waitFor()
    const box = (await timeline.boundingBox())!
    await page.mouse.move(box.x + 20, box.y + box.height - 20)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.4, box.y + box.height - 20, { steps: 5 })
    await page.mouse.up()
    await page.getByRole('button', { name: /^In these dates [34]$/ }).waitFor()
    await page.getByRole('button', { name: 'All dates' }).click()

    await ceasefire.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Ceasefire of 20 September 2023' }).waitFor()
    await page.keyboard.press('Alt+ArrowLeft')
    await ceasefire.waitFor()
  })

  it('the network is the same whenever it is drawn, and a tie leads to the words behind it', async () => {
    await page.keyboard.press('Control+7')
    const network = page.getByRole('group', { name: /^Network of/ })
    const azerbaijan = network.getByRole('button', { name: /^Azerbaijan, State/ })
    await azerbaijan.waitFor()
    const where = await azerbaijan.getAttribute('transform')
    await page.keyboard.press('Control+6')
    await page.getByRole('group', { name: /^Timeline of/ }).waitFor()
    await page.keyboard.press('Control+7')
    await azerbaijan.waitFor()
    expect(await azerbaijan.getAttribute('transform')).toBe(where)

    const mark = (await azerbaijan.boundingBox())!
    await page.mouse.move(mark.x + mark.width / 2, mark.y + mark.height / 2)
    await page.mouse.down()
    await page.mouse.move(mark.x + 90, mark.y + 60, { steps: 5 })
    await page.mouse.up()
    await network.getByRole('button', { name: /^Azerbaijan, State, .*, pinned$/ }).waitFor()

    await azerbaijan.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: /^Military operation in Nagorno Karabakh/ }).click()
    await page.getByRole('heading', { name: 'Passages that link both' }).waitFor()
    await page
      .getByRole('group', { name: /^Several civilians/ })
      .getByRole('button')
      .first()
      .click()
    await page.getByLabel(/^Text of/).waitFor()
    await expect.poll(path).toContain('passage=passage:')
  })

  it('the map draws its outline without the network, and lists the events of one place', async () => {
    await page.keyboard.press('Control+8')
    const map = page.getByRole('group', { name: /^Map of 6 events/ })
    const karabakh = map.getByRole('button', { name: /^Nagorno Karabakh, region: 5 events/ })
    await karabakh.click()
    await page.getByRole('button', { name: 'Here 5' }).waitFor()
    expect(await page.getByRole('option').count()).toBe(5)
    await expect.poll(() => map.locator('path').count()).toBeGreaterThan(10)
    await page.getByText(/takes no position on any border or name/).waitFor()
    await map.getByRole('link', { name: /^Yerevan/ }).click()
    await page.getByRole('heading', { name: 'Yerevan protests' }).waitFor()
  })

  it('nothing was refused on the way', () => {
    expect(refused).toEqual([])
  })
})
