/** What was asked on the command line: Electron's own flags may stand anywhere, the first other word is the app. */
export type Arguments = {
  entry: string | undefined
  requires: string[]
  inspectPort: number | undefined
  /** Chromium's flags, as they came: `--remote-debugging-port=0`. */
  flags: string[]
}

export function readArguments(words: readonly string[]): Arguments {
  const read: Arguments = { entry: undefined, requires: [], inspectPort: undefined, flags: [] }
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '-r' || word === '--require') read.requires.push(words[++at] ?? '')
    else if (word.startsWith('--inspect')) read.inspectPort = Number(word.split('=')[1] ?? 9229)
    else if (word.startsWith('--remote-debugging-')) read.flags.push(word)
    else if (word.startsWith('-')) continue
    else read.entry ??= word
  }
  return read
}
