import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const counted = ['open', 'rename', 'unlink', 'link', 'mkdir', 'rmdir', 'truncate'] as const

/**
 * Runs work on a disk that dies before its n-th step: from there on no file can be opened, renamed or removed. What is
 * on disk then is what a crash at that moment leaves. Answers whether the work got past its last step.
 */
export async function dyingAt(n: number, work: () => Promise<unknown>): Promise<'finished' | 'died'> {
  const promises = fs.promises as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>
  const whole = counted.map((name) => [name, promises[name]] as const)
  let step = 0
  for (const [name, real] of whole)
    promises[name] = async (...args) => {
      if (step++ >= n) throw Object.assign(new Error('The disk is dead'), { code: 'EIO' })
      return real?.(...args)
    }
  syncBuiltinESMExports()
  try {
    await work()
    return step > n ? 'died' : 'finished'
  } catch {
    return 'died'
  } finally {
    for (const [name, real] of whole) if (real) promises[name] = real
    syncBuiltinESMExports()
  }
}
