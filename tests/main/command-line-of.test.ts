import { expect, it } from 'vitest'
import { commandLineOf } from '../../main/command-line-of.ts'

it('is the words after the executable, or after the app’s folder while it is not installed', () => {
  expect(commandLineOf(['/opt/Sourcebook', 'import', 'Lib', '--json'], true)).toEqual(['import', 'Lib', '--json'])
  expect(commandLineOf(['electron', '.', 'new', 'Lib'], false)).toEqual(['new', 'Lib'])
  expect(commandLineOf(['/opt/Sourcebook', '--no-sandbox', 'check', 'Lib'], true)).toEqual(['check', 'Lib'])
  expect(commandLineOf(['/opt/Sourcebook', '--help'], true)).toEqual(['--help'])
})

it('is none where a window is asked for, whatever file or switch comes with it', () => {
  for (const words of [[], ['--remote-debugging-port=0'], ['/home/a/new'], ['constructor'], ['notes.txt', 'new']])
    expect(commandLineOf(['/opt/Sourcebook', ...words], true)).toBeNull()
  expect(commandLineOf(['electron', '--inspect=0', '-r', 'loader.js', '.'], false)).toBeNull()
})
