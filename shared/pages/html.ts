/** A piece of HTML that is known to be well made. Everything else is text, and is escaped. */
export interface Html {
  readonly html: string
}

type Part = Html | string | number | undefined | false | readonly Part[]

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const written = (part: Part): string => {
  if (part === undefined || part === false) return ''
  if (typeof part === 'string' || typeof part === 'number')
    return String(part).replace(/[&<>"']/g, (mark) => escapes[mark] ?? mark)
  return 'html' in part ? part.html : part.map(written).join('')
}

/** A template whose every value is escaped, but for pieces of HTML made by it. */
export const html = (texts: TemplateStringsArray, ...parts: Part[]): Html => ({
  html: texts.map((text, n) => text + written(parts[n])).join(''),
})
