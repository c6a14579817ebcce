import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { Connection } from './connection.ts'
import { findBrowser } from './find-browser.ts'

/** Nothing leaves: no name and no address but localhost is ever resolved, and the browser's own services stay off. */
const quiet = [
  '--host-resolver-rules=MAP * ^NOTFOUND, EXCLUDE localhost',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--no-service-autorun',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-field-trial-config',
  '--disable-infobars',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,DialMediaRouteProvider,InterestFeedContentSuggestions,CertificateTransparencyComponentUpdater,HttpsUpgrades,PaintHolding',
  '--metrics-recording-only',
  '--password-store=basic',
  '--use-mock-keychain',
  '--deny-permission-prompts',
  '--no-proxy-server',
]

/** The running browser, and how to end it. */
export type Browser = { process: ChildProcess; connection: Connection; path: string; visible: boolean; profile: string }

export type BrowserOptions = { profile: string; switches: string[]; visible: boolean }

/** Root may not use the sandbox of the system; nobody else goes without. */
function sandboxFlags(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []
}

/** Starts the browser with the pipe. Throws when no browser is installed. */
export function startBrowser({ profile, switches, visible }: BrowserOptions): Browser {
  const path = findBrowser()
  if (path === null) throw new Error('No Chromium, Chrome or Edge is installed, and HOST_CHROMIUM names none')
  mkdirSync(profile, { recursive: true })
  const flags = [
    `--user-data-dir=${profile}`,
    '--remote-debugging-pipe',
    '--no-startup-window',
    ...quiet,
    ...(visible ? [] : ['--headless=new', '--hide-scrollbars=false', '--mute-audio']),
    ...sandboxFlags(),
    ...switches,
  ]
  const child = spawn(path, flags, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] })
  relayDevToolsLine(child)
  const connection = new Connection(child.stdio[3] as Writable, child.stdio[4] as Readable)
  child.on('error', () => connection.close())
  child.on('exit', () => connection.close())
  return { process: child, connection, path, visible, profile }
}

/** A window of the same browser that looks like a program's own: the browser hands over to the one that runs. */
export function openAppWindow(browser: Browser, url: string, size: { width: number; height: number }): void {
  const flags = [
    `--user-data-dir=${browser.profile}`,
    `--app=${url}`,
    `--window-size=${size.width},${size.height}`,
    ...sandboxFlags(),
  ]
  spawn(browser.path, flags, { stdio: 'ignore', detached: true }).unref()
}

/** Asks the browser to close and ends it when it does not within two seconds. */
export async function endBrowser({ process: child, connection }: Browser): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const timer = setTimeout(() => child.kill('SIGKILL'), 2000)
  await Promise.race([connection.browser.trySend('Browser.close'), ended])
  setTimeout(() => child.kill('SIGKILL'), 500).unref()
  await ended
  clearTimeout(timer)
}

/** Whoever asked for a debugging port waits for this line on our own standard error. */
function relayDevToolsLine(child: ChildProcess): void {
  let text = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    if (process.env['HOST_LOG']) process.stderr.write(chunk)
    text = (text + chunk.toString('utf8')).slice(-4000)
    const line = /DevTools listening on ws:\S+/.exec(text)?.[0]
    if (!line) return
    text = ''
    if (!process.env['HOST_LOG']) process.stderr.write(`${line}\n`)
  })
}
