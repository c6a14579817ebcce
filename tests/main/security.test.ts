import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WebContents } from 'electron'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

/** Electron's own side, of which only what our code tells it matters here. */
const electron = vi.hoisted(() => {
  const heard: Record<string, unknown> = {}
  const tell =
    (name: string) =>
    (...args: unknown[]) =>
      void (heard[name] = args)
  return {
    heard,
    app: {
      isPackaged: true,
      enableSandbox: tell('enableSandbox'),
      on: tell('appOn'),
      commandLine: { appendSwitch: (name: string, value: string) => void (heard[`switch ${name}`] = value) },
    },
    protocol: { registerSchemesAsPrivileged: tell('schemes') },
    session: {
      defaultSession: {
        setPermissionRequestHandler: tell('request'),
        setPermissionCheckHandler: tell('check'),
        setDevicePermissionHandler: tell('device'),
        setSpellCheckerEnabled: tell('spell'),
        webRequest: { onBeforeRequest: tell('before') },
        protocol: { handle: tell('serve') },
      },
    },
    BrowserWindow: { fromWebContents: (contents: unknown) => ({ contents }) },
    ipcMain: { handle: tell('ipc') },
  }
})
vi.mock('electron', () => electron)

const security = await import('../../main/security.ts')
const { answerWindow } = await import('../../main/answer.ts')
const { linkOutside } = await import('../../main/link-outside.ts')

const { webPreferences, contentSecurityPolicy } = security
const first = (name: string) => (electron.heard[name] as unknown[])[0]

let bundle: string
beforeAll(async () => {
  const place = await mkdtemp(join(tmpdir(), 'bundle-'))
  bundle = join(place, 'renderer')
  await mkdir(bundle)
  await writeFile(join(bundle, 'index.html'), '<p>page</p>')
  await writeFile(join(place, 'secret.html'), 'secret')
  security.secureBeforeReady()
  security.secureSession(bundle)
})
afterAll(() => rm(join(bundle, '..'), { recursive: true, force: true }))

/** A page that remembers what it was told and can be made to try things. */
function page() {
  const listeners = new Map<string, (event: { url: string; preventDefault: () => void }) => void>()
  let openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' })
  security.confine({
    on: (name: string, listener: never) => listeners.set(name, listener),
    setWindowOpenHandler: (handler: typeof openHandler) => (openHandler = handler),
  } as unknown as WebContents)
  return {
    tries: (event: string, url: string) => {
      let prevented = false
      listeners.get(event)?.({ url, preventDefault: () => (prevented = true) })
      return prevented ? 'refused' : 'allowed'
    },
    opens: (url: string) => openHandler({ url }).action,
  }
}

const askFrom = (url: string, parent: unknown = null) =>
  answerWindow(
    { sender: {}, senderFrame: { url, parent } } as never,
    () => ({ libraryInfo: () => 'answered' }),
    'libraryInfo',
    {},
  )

describe('the twenty items of Electron’s checklist', () => {
  it('1: only our own files are ever loaded', () => {
    const before = first('before') as (details: { url: string }, answer: (verdict: { cancel: boolean }) => void) => void
    const cancelled = (url: string) => {
      let result = false
      before({ url }, ({ cancel }) => (result = cancel))
      return result
    }
    expect(
      ['http://example.org/', 'https://example.org/', 'ws://example.org/', 'file:///etc/passwd', 'app://other/x'].map(
        cancelled,
      ),
    ).toEqual(Array(5).fill(true))
    expect(
      ['app://sourcebook/index.html', 'blob:app://sourcebook/1', 'data:image/png;base64,AA=='].map(cancelled),
    ).toEqual(Array(3).fill(false))
  })

  it('2: no Node in any page, frame or worker', () => {
    const { nodeIntegration, nodeIntegrationInWorker, nodeIntegrationInSubFrames } = webPreferences
    expect([nodeIntegration, nodeIntegrationInWorker, nodeIntegrationInSubFrames]).toEqual([false, false, false])
  })

  it('3: the preload runs in a context of its own', () => expect(webPreferences.contextIsolation).toBe(true))

  it('4: every page runs in its sandbox', () => {
    expect(webPreferences.sandbox).toBe(true)
    expect(electron.heard).toHaveProperty('enableSandbox')
  })

  it('5: no permission and no device is ever granted', () => {
    const request = first('request') as (contents: null, permission: string, answer: (granted: boolean) => void) => void
    const granted: boolean[] = []
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal'])
      request(null, permission, (answer) => granted.push(answer))
    expect(granted).toEqual(Array(5).fill(false))
    expect((first('check') as () => boolean)()).toBe(false)
    expect((first('device') as () => boolean)()).toBe(false)
  })

  it('6: web security stays on', () => expect(webPreferences.webSecurity).toBe(true))

  it('7: the policy refuses everything but our own scripts, styles, fonts and workers, and images from us', () => {
    const policy = Object.fromEntries(
      contentSecurityPolicy
        .split('; ')
        .map((part) => [part.slice(0, part.indexOf(' ')), part.slice(part.indexOf(' ') + 1)]),
    )
    expect(policy).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'font-src': "'self'",
      'img-src': "'self' data: blob:",
      'worker-src': "'self'",
      'connect-src': "'none'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    })
    expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:/)
  })

  it('8: no insecure content', () => expect(webPreferences.allowRunningInsecureContent).toBe(false))
  it('9: no experimental features', () => expect(webPreferences.experimentalFeatures).toBe(false))
  it('10: no features of Blink switched on', () => expect(webPreferences).not.toHaveProperty('enableBlinkFeatures'))
  it('11: no webview', () => expect(webPreferences.webviewTag).toBe(false))
  it('12: none can be attached either', () => expect(page().tries('will-attach-webview', '')).toBe('refused'))

  it('13: no page and no frame goes elsewhere', () => {
    const { tries } = page()
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      for (const url of ['https://example.org/', 'file:///etc/passwd', 'app://sourcebook.evil/', 'app://other/'])
        expect([event, url, tries(event, url)]).toEqual([event, url, 'refused'])
      expect(tries(event, 'app://sourcebook/index.html')).toBe('allowed')
    }
  })

  it('14: no page opens a window', () => {
    expect(['https://example.org/', 'about:blank', 'app://sourcebook/index.html'].map(page().opens)).toEqual(
      Array(3).fill('deny'),
    )
  })

  it('15: only https and plain mail links ever reach the system, without hidden parts', () => {
    const refused = [
      'http://example.org/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://host/share',
      'ms-msdt:/id',
      'data:text/html,x',
      'https://user:secret@example.org/',
      'mailto:?bcc=a@example.org',
      'not a link',
      '',
    ]
    expect(refused.map(linkOutside)).toEqual(refused.map(() => null))
    expect(linkOutside('https://xn--80ak6aa92e.com/a?b')).toEqual({
      url: 'https://xn--80ak6aa92e.com/a?b',
      host: 'xn--80ak6aa92e.com',
    })
    expect(linkOutside('https://аррӏе.com/')?.host).toBe('xn--80ak6aa92e.com')
    expect(linkOutside('mailto:a@example.org?attach=/etc/passwd')).toEqual({
      url: 'mailto:a@example.org',
      host: 'a@example.org',
    })
  })

  it('16: Electron is of the newest major line that was tried', () => {
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      devDependencies: Record<string, string>
    }
    expect(Number(devDependencies['electron']?.split('.')[0])).toBeGreaterThanOrEqual(45)
  })

  it('17: a call is answered for our own page only, and parsed by its schema', async () => {
    expect(await askFrom('app://sourcebook/index.html')).toEqual({ ok: true, value: 'answered' })
    const refused = { ok: false, error: { kind: 'caller', message: 'This page may not make calls.' } }
    for (const url of [
      'https://example.org/',
      'app://other/',
      'app://sourcebook.evil/',
      'file:///x',
      'about:blank',
      '',
    ])
      expect(await askFrom(url)).toEqual(refused)
    expect(await askFrom('app://sourcebook/frame.html', {})).toEqual(refused)
    const event = { sender: {}, senderFrame: { url: 'app://sourcebook/index.html', parent: null } } as never
    expect(await answerWindow(event, () => ({}), 'getArticle', { id: '../../etc' })).toMatchObject({ ok: false })
    // Calls that name places on the disk are not for windows.
    expect(
      await answerWindow(event, () => ({ exportTo: () => 'done' }), 'exportTo', { format: 'json', path: '/x' }),
    ).toMatchObject({
      ok: false,
      error: { kind: 'caller' },
    })
  })

  it('18: pages come from a scheme of our own that serves nothing outside the bundle', async () => {
    expect(electron.heard['schemes']).toEqual([[expect.objectContaining({ scheme: 'app' })]])
    const get = async (url: string) => (await security.serveBundle(bundle, url)).status
    expect(await get('app://sourcebook/index.html')).toBe(200)
    for (const url of [
      'app://sourcebook/../secret.html',
      'app://sourcebook/%2e%2e/secret.html',
      'app://sourcebook/..%2fsecret.html',
      'app://sourcebook/%2e%2e%5csecret.html',
      'app://sourcebook/missing.html',
      'app://sourcebook/',
      'app://other/index.html',
    ])
      expect([url, await get(url)]).toEqual([url, 404])
    const served = await security.serveBundle(bundle, 'app://sourcebook/index.html')
    expect(served.headers.get('content-security-policy')).toBe(contentSecurityPolicy)
    expect(served.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('19: the fuses are set', () => {
    const builder = readFileSync('electron-builder.yml', 'utf8')
    for (const fuse of [
      'runAsNode',
      'enableNodeOptionsEnvironmentVariable',
      'enableNodeCliInspectArguments',
      'grantFileProtocolExtraPrivileges',
    ])
      expect(builder).toContain(`${fuse}: false`)
  })

  it('20: a page reaches two functions, and no part of Electron', () => {
    const preload = readFileSync('preload/index.ts', 'utf8')
    expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1)
    expect(preload).toMatch(/exposeInMainWorld\('notebook', bridge\)/)
    // The listener gets the notice, never the event with its sender.
    expect(preload).toMatch(/\(_event: unknown, notice: Notice\) => listen\(notice\)/)
  })
})

describe('and beyond the list', () => {
  it('nothing is looked up, fetched for spelling, or asked of a build tool in the installed program', () => {
    expect(electron.heard['switch host-resolver-rules']).toBe('MAP * ^NOTFOUND')
    expect(first('spell')).toBe(false)
    expect(webPreferences.spellcheck).toBe(false)
    process.env['ELECTRON_RENDERER_URL'] = 'http://localhost:5173'
    expect(security.isOurs('http://localhost:5173/')).toBe(false)
    electron.app.isPackaged = false
    expect(security.isOurs('http://localhost:5173/')).toBe(true)
    process.env['ELECTRON_RENDERER_URL'] = 'http://example.org'
    expect(security.isOurs('http://example.org/')).toBe(false)
    delete process.env['ELECTRON_RENDERER_URL']
    electron.app.isPackaged = true
  })
})
