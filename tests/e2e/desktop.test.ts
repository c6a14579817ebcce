import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserForTests } from './find-test-browser.ts'
import { type App, hasElectron, launch, root } from './launch.ts'
import { call } from './page-acts.ts'

const executable = hasElectron
  ? (createRequire(import.meta.url)('electron') as unknown as string)
  : join(root, 'host/electron')

describe('the program among others on a desktop', () => {
  let data: string
  let app: App

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'desktop-'))
    app = await launch({ data })
  })
  afterAll(async () => {
    await app.quit()
    await rm(data, { recursive: true, force: true, maxRetries: 5 })
  })

  it('started a second time, it ends at once and the first comes to the front', async () => {
    await app.electron.evaluate(({ app }) => {
      app.on('second-instance', () => Object.assign(globalThis, { toldOfSecond: true }))
    })
    const environment = { ...process.env, SOURCEBOOK_DATA: data, HOST_CHROMIUM: await browserForTests() }
    const { status } = spawnSync(executable, ['.'], { cwd: root, env: environment, timeout: 30_000, stdio: 'ignore' })
    expect(status).toBe(0)
    const isTold = () => app.electron.evaluate(() => 'toldOfSecond' in globalThis)
    await expect.poll(isTold, { timeout: 5000 }).toBe(true)
    expect(app.electron.windows()).toHaveLength(1)
  })

  it('opens again with the size, the preferences and the library it had', async () => {
    await call(app.page, 'openSample', {})
    await call(app.page, 'savePreferences', { name: 'Ada', theme: 'dark' })
    await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ width: 1010, height: 710 }),
    )
    await app.quit()
    app = await launch({ data })
    const size = await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
    expect(size).toMatchObject({ width: 1010, height: 710 })
    await app.page.getByText('Sample library').first().waitFor()
    await app.page.waitForFunction(() => matchMedia('(prefers-color-scheme: dark)').matches)
    expect(await call(app.page, 'windowState', {})).toMatchObject({ preferences: { name: 'Ada', theme: 'dark' } })
  })

  it('offers to reload a page that stopped working, with the library as it was', async () => {
    await app.electron.evaluate(({ dialog }) => {
      dialog.showMessageBox = ((options: { message: string }) => {
        Object.assign(globalThis, { askedOnCrash: options.message })
        return Promise.resolve({ response: 0, checkboxChecked: false })
      }) as never
    })
    const session = await app.page.context().newCDPSession(app.page)
    // The page cannot answer that it crashed.
    void session.send('Page.crash').catch(() => undefined)
    const shows = () =>
      app.electron.evaluate(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        if (!('askedOnCrash' in globalThis) || !contents || contents.isCrashed()) return ''
        return (await contents.executeJavaScript('document.body.innerText').catch(() => '')) as string
      })
    await expect.poll(shows, { timeout: 20_000 }).toContain('Sample library')
  })

  it('starts with fresh settings when their file is damaged, and keeps that file', async () => {
    await app.quit()
    await writeFile(join(data, 'settings.json'), '{"last": ')
    app = await launch({ data })
    await app.page.getByRole('button', { name: 'Open the sample library' }).waitFor()
    await app.page
      .getByText(/settings\.damaged-/)
      .first()
      .waitFor()
    expect((await readdir(data)).filter((name) => name.startsWith('settings.damaged-'))).toHaveLength(1)
  })
})
