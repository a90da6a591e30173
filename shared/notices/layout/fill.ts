const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** As it may stand in text and in a quoted attribute. */
const inHtml = (text: string): string => text.replaceAll(/[&<>"]/g, (mark) => escapes[mark] ?? mark)

/** The names of what a block leaves open: of `<p>{{lead}}</p>`, `lead`. */
type NamesIn<Block extends string> = Block extends `${string}{{${infer Name}}}${infer Rest}` ? Name | NamesIn<Rest> : never

/** A block with every value in its place, escaped. The compiler sees to it that none is forgotten. */
export const fill = <Block extends string>(block: Block, values: Readonly<Record<NamesIn<Block>, string>>): string =>
  block.replaceAll(/\{\{(\w+)\}\}/g, (_, name: NamesIn<Block>) => inHtml(values[name]))
