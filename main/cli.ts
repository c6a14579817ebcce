import { runCommandLine } from './cli/run.ts'
import { outputTo } from './cli/terminal.ts'

/** The command line from the source: `npm run --silent cli -- …`. */
process.exitCode = await runCommandLine(process.argv.slice(2), {
  input: process.stdin,
  output: outputTo(process.stdout),
  errors: process.stderr,
})
