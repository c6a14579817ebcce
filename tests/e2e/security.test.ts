import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, forget, launch, root } from './launch.ts'
import { call } from './page-acts.ts'

describe('the real page under the real policy', () => {
  let app: App
  let page: Page

  beforeAll(async () => {
    app = await launch()
    page = app.page
    await call(page, 'openSample', {})
    await page.getByText('Sample library').first().waitFor()
  })
  afterAll(async () => {
    await app.quit()
    await forget(app)
  })

  it('runs no inline script, no eval, no foreign script, style, image, frame or object', async () => {
    const outcome = await page.evaluate(async () => {
      const broken: string[] = []
      document.addEventListener('securitypolicyviolation', (event) => broken.push(event.effectiveDirective))
      const add = (tag: string, properties: object) =>
        document.body.append(Object.assign(document.createElement(tag), properties))
      add('script', { textContent: 'window.ran = 1' })
      add('script', { src: 'https://example.org/x.js' })
      add('link', { rel: 'stylesheet', href: 'https://example.org/x.css' })
      add('style', { textContent: 'body { display: none }' })
      add('img', { src: 'https://example.org/x.png' })
      add('iframe', { src: 'https://example.org/' })
      add('object', { data: 'https://example.org/x' })
      add('div', { innerHTML: '<img src="x:" onerror="window.ran = 2"><a href="javascript:window.ran = 3">x</a>' })
      document.querySelector<HTMLAnchorElement>('a[href^="javascript"]')?.click()
      // Later, of the page's own accord: what the inspector runs may evaluate.
      const evaluated = await new Promise((resolve) =>
        setTimeout(() => {
          try {
            resolve(Boolean((0, eval)('1')))
          } catch {
            resolve(false)
          }
        }),
      )
      await new Promise((resolve) => setTimeout(resolve, 500))
      return { broken: [...new Set(broken)].sort(), evaluated, ran: (window as { ran?: number }).ran ?? 0 }
    })
    expect(outcome).toMatchObject({ evaluated: false, ran: 0 })
    expect(outcome.broken).toEqual(
      expect.arrayContaining(['frame-src', 'img-src', 'object-src', 'script-src-elem', 'style-src-elem']),
    )
  })

  it('reaches no network by any way a page has', async () => {
    const reached = await page.evaluate(async () => {
      const tried = async (work: () => Promise<unknown>) =>
        work().then(
          () => true,
          () => false,
        )
      return [
        await tried(() => fetch('https://example.org/')),
        await tried(() => fetch('http://127.0.0.1:9/')),
        await tried(
          () =>
            new Promise((resolve, reject) => {
              const socket = new WebSocket('wss://example.org/')
              socket.onopen = resolve
              socket.onerror = reject
            }),
        ),
        await tried(
          () =>
            new Promise((resolve, reject) => {
              const source = new EventSource('https://example.org/')
              source.onopen = resolve
              source.onerror = reject
            }),
        ),
      ]
    })
    expect(reached).toEqual([false, false, false, false])
  })

  it('has no Node and nothing of Electron, only two functions', async () => {
    const names = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter((name) => name in window),
    )
    expect(names).toEqual([])
    expect(await page.evaluate(() => Object.keys(window.notebook).sort())).toEqual(['call', 'onNotice'])
  })

  it('gets a sentence for a call that is unknown, wrong or not for windows, and nothing else', async () => {
    const ask = (name: string, args: unknown) =>
      page.evaluate(([name, args]) => window.notebook.call(name, args), [name, args] as const)
    for (const [name, args] of [
      ['nothing', {}],
      ['constructor', {}],
      ['__proto__', {}],
      ['getArticle', { id: '../../etc/passwd' }],
      ['getArticle', { id: 7, more: 1 }],
      ['exportTo', { format: 'json', path: '/tmp/x' }],
      ['importFiles', { paths: ['/etc/passwd'] }],
    ] as const)
      expect([name, await ask(name, args)]).toMatchObject([name, { ok: false, error: { kind: 'caller' } }])
  })

  it('stays where it is and opens no window', async () => {
    const before = page.url()
    await page.evaluate(() => {
      window.open('https://example.org/')
      window.location.href = 'https://example.org/'
    })
    await page.waitForTimeout(500)
    expect(page.url()).toBe(before)
    expect(app.electron.windows()).toHaveLength(1)
  })

  it('asks before a link goes outside, shows its true host, and opens nothing but https and mail', async () => {
    await app.electron.evaluate(({ dialog, shell }) => {
      const seen: string[] = []
      Object.assign(globalThis, { seenLinks: seen })
      dialog.showMessageBox = ((_window: unknown, options: { detail: string }) => {
        seen.push(`asked ${options.detail}`)
        return Promise.resolve({ response: 1, checkboxChecked: false })
      }) as never
      shell.openExternal = (url) => Promise.resolve(void seen.push(`opened ${url}`))
    })
    expect(await call(page, 'openLink', { url: 'https://аррӏе.com/login' })).toBe(false)
    for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'http://example.org/'])
      await expect(call(page, 'openLink', { url })).rejects.toThrow(/Only https and mailto/)
    const seen = await app.electron.evaluate(() => (globalThis as unknown as { seenLinks: string[] }).seenLinks)
    expect(seen).toHaveLength(1)
    expect(seen[0]).toMatch(/^asked .*xn--80ak6aa92e\.com/)
  })
})

const strace = spawnSync('strace', ['-V']).status === 0
const canTrace = strace && spawnSync('strace', ['-f', '-e', 'trace=none', 'true']).status === 0
const canUnshare = spawnSync('unshare', ['-n', 'true']).status === 0
const skipped = [!canTrace && 'no strace', !canUnshare && 'no unshare'].filter(Boolean).join(', ')
if (skipped) process.stdout.write(`SKIPPED: what the network is asked for cannot be watched here (${skipped})\n`)

describe('the network', () => {
  it.skipIf(!canTrace)('no connection to anything but this machine is ever tried', { timeout: 120_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'trace-'))
    const log = join(folder, 'network')
    try {
      const command = [
        '-f',
        '-qq',
        '-e',
        'trace=connect,sendto,sendmsg',
        '-o',
        log,
        process.execPath,
        'tests/e2e/short-visit.ts',
      ]
      execFileSync('strace', command, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], timeout: 110_000 })
      const lines = readFileSync(log, 'utf8').split('\n')
      const internet = lines.filter((line) => /sa_family=AF_INET6?,/.test(line))
      const away = internet.filter((line) => !/inet_addr\("127\.|inet_pton\(AF_INET6, "::1"/.test(line))
      expect(lines.length).toBeGreaterThan(10)
      expect(away).toEqual([])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it.skipIf(!canUnshare)('the program works the same where there is no network', { timeout: 120_000 }, () => {
    const inside = `ip link set lo up 2>/dev/null; exec "${process.execPath}" tests/e2e/short-visit.ts`
    const { status, stdout } = spawnSync('unshare', ['-n', 'sh', '-c', inside], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: 110_000,
    })
    expect({ status, stdout: stdout.trim() }).toEqual({ status: 0, stdout: 'visited 5 articles' })
  })
})

/** Kept here so that a missing script fails loudly, not as a skipped trace. */
it('has its visit', () => expect(existsSync(join(root, 'tests/e2e/short-visit.ts'))).toBe(true))
