import type { Session } from './connection.ts'
import type { Session as HostSession } from './session.ts'

type Paused = {
  requestId: string
  frameId: string
  resourceType: string
  request: { url: string; method: string; headers: Record<string, string>; postData?: string }
}

export type Navigation = { url: string; isMainFrame: boolean }

/** Answers a page's requests from the app's own scheme; others go out only where the app allows it. */
export function answerRequests(
  page: Session,
  session: HostSession,
  mayNavigate: (navigation: Navigation) => boolean,
  mainFrame: () => string,
): void {
  page.on('Fetch.requestPaused', (paused: Paused) => void answer(paused))

  async function answer({ requestId, frameId, resourceType, request }: Paused): Promise<void> {
    const fail = (errorReason: string) => page.trySend('Fetch.failRequest', { requestId, errorReason })
    try {
      const isMainFrame = frameId === mainFrame()
      if (resourceType === 'Document' && !mayNavigate({ url: request.url, isMainFrame })) return void fail('Aborted')
      const { method, headers, postData } = request
      const response = await session.serve(request.url, { method, headers, ...(postData && { body: postData }) })
      if (response) return void (await fulfill(requestId, response))
      // Only a page at an https address asks for it by itself.
      if (request.url.endsWith('/favicon.ico')) return void fail('BlockedByClient')
      const details = { url: request.url, method, resourceType: resourceType.toLowerCase() }
      if (await session.mayRequest(details)) await page.trySend('Fetch.continueRequest', { requestId })
      else await fail('BlockedByClient')
    } catch {
      await fail('Failed')
    }
  }

  async function fulfill(requestId: string, response: Response): Promise<void> {
    const body = Buffer.from(await response.arrayBuffer()).toString('base64')
    const responseHeaders = [...response.headers].map(([name, value]) => ({ name, value }))
    await page.trySend('Fetch.fulfillRequest', { requestId, responseCode: response.status, responseHeaders, body })
  }
}
