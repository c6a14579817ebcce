import type { PreloadWorld } from './preload-world.ts'

/** Filled in by the next files. */
export function startChrome(_host: PreloadWorld, _platform: string): void {}
