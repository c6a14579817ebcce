import fc from 'fast-check'

/**
 * Laws are tried on the same random documents at every run, so that a red run is red again. `SOURCEBOOK_SEED=<number>`
 * tries others: `SOURCEBOOK_SEED=$RANDOM npm test`.
 */
fc.configureGlobal({ seed: Number(process.env['SOURCEBOOK_SEED'] ?? 20_230_920) })
