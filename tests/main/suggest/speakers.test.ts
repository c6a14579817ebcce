import { describe, expect, it } from 'vitest'
import { speakersAt, speechIn } from '../../../main/suggest/speakers.ts'

/** Who says the words, first to last, with the stance of the first. */
function chain(text: string, words: string): string {
  const start = text.indexOf(words)
  const { chain: speakers, stance } = speakersAt(speechIn(text), { start, end: start + words.length })
  return [...speakers.map((one) => `${one.text} ${one.as}`), stance].join(', ')
}

describe('who says something', () => {
  const cases: [text: string, words: string, chain: string][] = [
    ['At least 3 people died, police said.', '3 people', 'police says, asserts'],
    ['The army commander said 20 guerrillas were killed.', '20 guerrillas', 'army commander says, asserts'],
    ['“Three people were killed,” said Mayor John Smith on Monday.', 'Three people', 'Mayor John Smith says, asserts'],
    [
      'However, according to Armenian sources, at least 27 people were killed.',
      '27 people',
      'Armenian sources says, asserts',
    ],
    ['Over 20 died, according to the ministry.', 'Over 20', 'ministry says, asserts'],
    ['Officials said 5 died, but witnesses said 50 were killed.', '5 died', 'Officials says, asserts'],
    ['Officials said 5 died, but witnesses said 50 were killed.', '50 were', 'witnesses says, asserts'],
    ['The ministry told Reuters that 12 people were injured.', '12 people', 'ministry says, Reuters reports, asserts'],
    [
      'Interfax reported, citing the defence ministry, that 40 soldiers were killed.',
      '40 soldiers',
      'defence ministry says, Interfax reports, asserts',
    ],
    [
      'Russia denied that 10 of its soldiers were killed, according to TASS.',
      '10 of',
      'Russia says, TASS reports, denies',
    ],
    ['Abdul Karim, spokesman for the rebels, said at least 20 were detained.', '20 were', 'Abdul Karim says, asserts'],
    ['Baku accused Armenia of shelling.', 'shelling', 'Baku says, accuses'],
    [
      'He claimed that Armenia took steps, TASS quoted the press service as saying.',
      'steps',
      'He says, press service reports, TASS reports, asserts',
    ],
    ['Aliyev spoke. Aliyev denied it. He added that 7 were killed.', '7 were', 'Aliyev says, asserts'],
    ['Over 1,000 people were killed in the war.', '1,000', 'asserts'],
    ['The number of claims rose and 7 were killed.', '7 were', 'asserts'],
  ]
  it.each(cases)('%s (%s)', (text, words, expected) => {
    expect(chain(text, words)).toBe(expected)
  })

  it('only the words in quotation marks are of who called it so', () => {
    const text = 'Seven died in what Azerbaijan called “anti-terrorism measures,” RT reported.'
    expect(chain(text, 'anti-terrorism')).toBe('Azerbaijan says, RT reports, asserts')
    expect(chain(text, 'Seven died')).toBe('RT says, asserts')
  })

  it('speakers stand in the text where it names them', () => {
    const text = 'First.\n\nAt least 3 people died, the police said.'
    for (const { speaker } of speechIn(text)) expect(text.slice(speaker.start, speaker.end)).toBe(speaker.text)
  })
})
