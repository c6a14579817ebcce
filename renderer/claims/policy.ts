import { type Aggregate, type Policy, policies } from '#contract/aggregate.ts'
import { useCommands } from '../commands/commands.ts'
import { call, useCall } from '../notebook.ts'
import { tellProblem } from '../ui/Toasts.tsx'
import { numberInWords, t } from '../words.ts'

/** How this person wants one figure chosen among several. */
export function usePolicy(): Policy {
  return useCall('windowState', {}).data?.preferences.policy ?? 'conservative'
}

export function choosePolicy(policy: Policy): void {
  void call('savePreferences', { policy }).catch(tellProblem)
}

export const policyWords = (policy: Policy) => t(`claims.policies.${policy}`)

/** Offers the policies in the palette where figures show. */
export function usePolicyCommands(): void {
  useCommands(
    policies.map((policy) => ({
      id: `claims.policy.${policy}`,
      title: 'commands.choosePolicy',
      titleArgs: { policy: policyWords(policy) },
      group: 'view',
      run: () => choosePolicy(policy),
    })),
  )
}

export function figureUnder(aggregates: readonly Aggregate[] | undefined, policy: Policy): Aggregate | undefined {
  return aggregates?.find((one) => one.policy === policy)
}

/** "27 people". */
export function bestWords({ best, unit }: Aggregate): string {
  return [numberInWords(best), unit].filter(Boolean).join(' ')
}

/** "low 7, high 27 or more"; empty where there is one figure and nothing is left open. */
export function boundsWords({ low, high, more, fewer }: Aggregate): string {
  const open =
    more && fewer
      ? t('claimLists.moreOrLess.both')
      : more
        ? t('claimLists.moreOrLess.more')
        : fewer
          ? t('claimLists.moreOrLess.fewer')
          : ''
  if (low === high) return open
  const range = t('claimLists.range', { low: numberInWords(low), high: numberInWords(high) })
  return [range, open].filter(Boolean).join(more && fewer ? ', ' : ' ')
}
