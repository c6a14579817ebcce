import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { app, protocol, session, type WebContents, type WebPreferences } from 'electron'

/** Where every page of ours lives. Its own scheme: no `file://`, and nothing else is ever loaded. */
export const origin = 'app://sourcebook'

/** The least that the pages need; anything not named is refused. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "worker-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** What every window is made with. */
export const webPreferences: WebPreferences = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  // Its dictionaries come from the network.
  spellcheck: false,
}

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
}

/** In development the page comes from the build tool on this machine; nowhere else, and never when packaged. */
export function developmentOrigin(): string | null {
  const url = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
  return url && /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(new URL(url).origin)
    ? new URL(url).origin
    : null
}

/** Whether a page at this address is ours. */
export function isOurs(url: string): boolean {
  return [origin, developmentOrigin()].some((ours) => ours !== null && (url === ours || url.startsWith(`${ours}/`)))
}

/** Answers `app://sourcebook/…` with a file of the bundle, and nothing outside it. */
export async function serveBundle(folder: string, url: string): Promise<Response> {
  const { host, pathname, protocol: scheme } = new URL(url)
  const path = normalize(join(folder, decodeURIComponent(pathname)))
  const type = mediaTypes[extname(path)]
  if (scheme !== 'app:' || `app://${host}` !== origin || !path.startsWith(folder + sep) || !type) return refused()
  const bytes = await readFile(path).catch(() => null)
  if (!bytes) return refused()
  return new Response(bytes, {
    headers: {
      'content-type': type,
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    },
  })
}

function refused(): Response {
  return new Response('', { status: 404, headers: { 'content-security-policy': "default-src 'none'" } })
}

/**
 * Before the app is ready: every page in its sandbox, our scheme known, no look-up of any name. Chromium fails a name
 * mapped to `^NOTFOUND` at once; any other word, `~NOTFOUND` too, it tries to resolve, and for that it first connects
 * a socket to an address outside to learn whether there is IPv6.
 */
export function secureBeforeReady(): void {
  app.enableSandbox()
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
  const known = developmentOrigin() === null ? '' : ', EXCLUDE localhost'
  app.commandLine.appendSwitch('host-resolver-rules', `MAP * ^NOTFOUND${known}`)
  app.commandLine.appendSwitch('disable-background-networking')
  app.on('web-contents-created', (_event, contents) => confine(contents))
}

/**
 * Once ready: no permission, no device, no request but for our own files. `served` answers pages of ours that are no
 * files; null where there is none.
 */
export function secureSession(bundleFolder: string, served: (url: string) => Response | null = () => null): void {
  const ours = session.defaultSession
  ours.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  ours.setPermissionCheckHandler(() => false)
  ours.setDevicePermissionHandler(() => false)
  ours.setSpellCheckerEnabled(false)
  ours.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayRequest(details.url) }))
  ours.protocol.handle('app', (request) => served(request.url) ?? serveBundle(bundleFolder, request.url))
}

/** Our files, what a page makes itself, the inspector; in development also the build tool's own socket. */
export function mayRequest(url: string): boolean {
  if (/^(data|blob|devtools):/.test(url)) return true
  return isOurs(url) || isOurs(url.replace(/^ws:/, 'http:'))
}

/** No page goes elsewhere, opens a window or holds a webview. */
export function confine(contents: WebContents): void {
  const stay = (event: { preventDefault: () => void; url: string }) => {
    if (!isOurs(event.url)) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
