import type { Item, Keys } from '../../shared/adapters/matter-items.ts'
import { heardIn, unheardOf, wordIn } from '../../shared/adapters/silence-items.ts'
import type { SilenceStore } from '../../shared/shell/waiting-ports.ts'

interface Table {
  items: ReadonlyMap<string, Item>
  write(item: Item): void
  indexed(kind: string, by: number, limit: number): Keys[]
}

/** The mails that are waited to be heard of, in the table in memory. */
export const memorySilence = ({ items, write, indexed }: Table): SilenceStore => ({
  unheard: async (by, limit) =>
    indexed('UNHEARD', by, limit)
      .map(({ pk, sk }) => unheardOf(items.get(`${pk}|${sk}`)))
      .filter((unheard) => unheard !== undefined),
  saidOf: async (unheard) => {
    const { pk, prefix } = heardIn(unheard)
    return [...items.values()].filter((item) => item.pk === pk && item.sk.startsWith(prefix)).map(({ sk }) => wordIn(sk, prefix))
  },
  strike: async ({ place }) => {
    const { duePk: _pk, dueSk: _sk, ...rest } = items.get(`${place.pk}|${place.sk}`) ?? (place as Item)
    write(rest as Item)
  },
})
