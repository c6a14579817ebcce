import { useEffect, useState } from 'react'
import type { DrawnNetwork } from './drawn-network.ts'
import { layOut } from './layout.ts'
import type { Point } from './network-state.ts'

type Laid = { of: DrawnNetwork; points: Point[] }

/** Where the nodes stand, as soon as it is worked out; until then nothing shows that would move. */
export function useLayout(network: DrawnNetwork | null): Laid | null {
  const [laid, setLaid] = useState<Laid | null>(null)
  useEffect(() => {
    if (!network) return
    let wanted = true
    void layOut(network.nodes, network.edges, () => wanted).then((points) => {
      if (points && wanted) setLaid({ of: network, points })
    })
    return () => {
      wanted = false
    }
  }, [network])
  return laid
}
