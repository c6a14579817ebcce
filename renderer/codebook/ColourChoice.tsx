import { useId } from 'react'
import { Swatch } from '../ui/Swatch.tsx'
import { t } from '../words.ts'
import css from './colour-choice.module.css'
import { codeColours, colourNames, colourWords } from './colour-names.ts'

type ColourChoiceProps = {
  colour: string | undefined
  readOnly: boolean
  onChange: (colour: string | null) => void
}

/** The colours by name, and none; one that is not among them is offered as it is. */
export function ColourChoice({ colour, readOnly, onChange }: ColourChoiceProps) {
  const group = useId()
  const named: (string | undefined)[] = [undefined, ...colourNames.map((name) => codeColours[name])]
  const offered = named.includes(colour) ? named : [...named, colour]
  return (
    <fieldset className={css.colours} disabled={readOnly}>
      <legend>
        {t('codebook.colour')}: <span>{colourWords(colour)}</span>
      </legend>
      {offered.map((one) => (
        <label key={one ?? 'none'} className={css.colour} title={colourWords(one)}>
          <input
            type="radio"
            name={group}
            checked={one === colour}
            aria-label={colourWords(one)}
            onChange={() => onChange(one ?? null)}
          />
          <Swatch colour={one} />
        </label>
      ))}
    </fieldset>
  )
}
