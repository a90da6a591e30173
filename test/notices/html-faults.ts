const empty = new Set(['meta', 'br', 'img', 'hr'])
const tag = /<(\/?)([a-z][a-z0-9:]*)((?:\s[^<>]*?)?)(\/?)>/gi
const anyTag = /<!doctype html>|<\/?[a-z][a-z0-9:]*(?:\s[^<>]*)?\/?>/i
const attribute = /\s+([a-z:-]+)="([^"<>]*)"/g
const conditional = /<!--\[if [^\]]*\]>([\s\S]*?)<!\[endif\]-->/g
const notOutlook = /<!--\[if !mso\]><!-->([\s\S]*?)<!--<!\[endif\]-->/g

/** What everybody but Outlook reads: to them what is meant for it alone is a comment. */
export const asOthersRead = (html: string): string => html.replaceAll(notOutlook, '$1').replaceAll(conditional, '')

/** What Outlook on Windows reads. */
const asOutlookReads = (html: string): string => html.replaceAll(notOutlook, '').replaceAll(conditional, '$1')

/** What a strict reader would find wrong with a mail's HTML, in sentences. Mail programs forgive less than browsers. */
export const htmlFaults = (html: string): string[] => [
  ...new Set(
    [asOthersRead(html), asOutlookReads(html)].flatMap((read) => faultsIn(read.replaceAll(/(<style\b[^>]*>)[^<]*/g, '$1'))),
  ),
]

const faultsIn = (html: string): string[] => {
  const tags = [...html.matchAll(tag)]
  return [
    ...nestingFaults(tags),
    ...tags.flatMap(([, , name = '', attributes = '']) => attributeFaults(name, attributes)),
    ...html.split(anyTag).flatMap(textFaults),
  ]
}

const nestingFaults = (tags: readonly RegExpExecArray[]): string[] => {
  const faults: string[] = []
  const open: string[] = []
  for (const [, closing, name = '', , isEmpty] of tags)
    if (isEmpty === '/') continue
    else if (closing === '/') {
      const last = open.pop()
      if (last !== name) faults.push(`</${name}> closes <${last}>`)
    } else if (!empty.has(name)) open.push(name)
  return [...faults, ...open.map((name) => `<${name}> is never closed`)]
}

const attributeFaults = (name: string, attributes: string): string[] => {
  const names = [...attributes.matchAll(attribute)].map(([, each]) => each)
  const rest = attributes.replaceAll(attribute, '').trim()
  return [
    ...(rest === '' ? [] : [`<${name}> has an attribute that is not quoted: ${rest}`]),
    ...(new Set(names).size === names.length ? [] : [`<${name}> has an attribute twice`]),
  ]
}

const textFaults = (text: string): string[] => [
  ...(/[<>]/.test(text) ? [`a bare mark: ${text.trim()}`] : []),
  ...(/&(?!(amp|lt|gt|quot);)/.test(text) ? [`a bare ampersand: ${text.trim()}`] : []),
]
