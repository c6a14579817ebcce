import type { Answer } from '#contract/calls.ts'
import type { Terminal } from './terminal.ts'

type Request = { id: unknown; call: unknown; args: unknown }

/** How many calls may be under way at once: enough to share flushes, few enough that a large input fits in memory. */
const inFlight = 4096

/**
 * Answers requests, one JSON object a line, until the input ends or nobody reads the answers any more.
 *
 * Calls start in the order their lines arrive and run together, so that those in flight share a flush; an answer is
 * written as soon as its change is safe on disk, and carries the request's `id`. A line that is no request is
 * answered too, with `id: null`.
 */
export async function answerBatch(
  terminal: Pick<Terminal, 'input' | 'output'>,
  answer: (call: unknown, args: unknown) => Promise<Answer>,
): Promise<void> {
  const pending = new Set<Promise<void>>()
  terminal.output.closed.addEventListener('abort', () => terminal.input.destroy())
  for await (const line of linesOf(terminal.input)) {
    const one = answerLine(line, answer).then((text) => terminal.output.write(`${text}\n`))
    pending.add(one)
    void one.finally(() => pending.delete(one))
    if (pending.size >= inFlight) await Promise.race(pending)
  }
  await Promise.all(pending)
}

async function answerLine(line: Uint8Array, answer: (call: unknown, args: unknown) => Promise<Answer>) {
  const request = parseRequest(line)
  if ('error' in request) {
    return JSON.stringify({ id: null, ok: false, error: { kind: 'caller', message: request.error } })
  }
  const { id } = request
  const answered = await answer(request.call, request.args)
  try {
    return JSON.stringify({ id, ...answered })
  } catch (error) {
    // What is nested too deep cannot be written; the other requests are answered all the same.
    const message = error instanceof Error ? error.message : String(error)
    return JSON.stringify({ id, ok: false, error: { kind: 'fault', message } })
  }
}

function parseRequest(line: Uint8Array): Request | { error: string } {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line))
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return { error: 'A request is a JSON object {id, call, args} on one line.' }
    }
    const { id = null, call, args } = value as Partial<Request>
    return { id, call, args }
  } catch {
    return { error: `A request is a JSON object on one line, and this is not JSON: "${excerptOf(line)}".` }
  }
}

function excerptOf(line: Uint8Array): string {
  const text = new TextDecoder().decode(line.subarray(0, 200))
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/** Lines end at U+000A alone: JSON may hold U+2028 unescaped. Blank lines are left out. */
async function* linesOf(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = []
  try {
    for await (const chunk of input) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
      let start = 0
      for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
        yield* unlessBlank(Buffer.concat([...parts, bytes.subarray(start, end)]))
        parts = []
        start = end + 1
      }
      if (start < bytes.length) parts.push(bytes.subarray(start))
    }
  } catch (error) {
    // The input was given up because nobody reads the answers; what came before is still done.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  }
  yield* unlessBlank(Buffer.concat(parts))
}

function* unlessBlank(line: Buffer): Generator<Uint8Array> {
  if (line.some((byte) => byte !== 32 && byte !== 9 && byte !== 13)) yield line
}
