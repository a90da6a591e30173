import { readFile } from 'node:fs/promises'
import mjml2html from 'mjml'
import { dark, light, type Palette } from './palette.ts'

const source = new URL('layout.mjml', import.meta.url)
const mark = /<!--block:([a-zA-Z-]+)-->/

/** Blocks of this name are what MJML wrote around a mark, and no mail needs. */
const leftOut = 'left-out'

/**
 * The layout of every mail as a TypeScript module: MJML runs here and never in a function. What comes before the first mark
 * is the block `open`.
 */
export const layoutModule = async (): Promise<string> => {
  const { html } = await mjml2html(await layoutSource(), { validationLevel: 'strict', keepComments: true })
  const [open = '', ...rest] = html.replace(/<!--\s*How mails[\s\S]*?-->/, '').split(mark)
  const blocks = [['open', open], ...pairs(rest)].filter(([name]) => name !== leftOut)
  return [
    '// Written by `npm run mails:layout` from infra/mail/layout.mjml; do not edit.',
    '',
    '/** The parts of a mail, in the order in which they come. */',
    'export const blocks = {',
    ...blocks.map(([name = '', block = '']) => `  ${name}: ${quoted(squeezed(block))},`),
    '} as const',
    '',
  ].join('\n')
}

/** The MJML that it is made of, in its colours. */
export const layoutSource = async (): Promise<string> => coloured(await readFile(source, 'utf8'))

/** `light.ink` as the colour that it names. */
const coloured = (mjml: string): string =>
  mjml.replaceAll(/\b(light|dark)\.(\w+)/g, (name, palette: string, colour: string) => {
    const found = { light, dark }[palette]?.[colour as keyof Palette]
    if (found === undefined) throw new Error(`layout.mjml: there is no colour ${name}`)
    return found
  })

const pairs = (names: readonly string[]): string[][] =>
  names.flatMap((name, n) => (n % 2 === 0 ? [[name, names[n + 1] ?? '']] : []))

/** Without the space that nothing shows, which would be in every mail; in lines short enough for any mail system. */
const squeezed = (html: string): string =>
  html
    .replaceAll(/<style[\s\S]*?<\/style>/g, (style) =>
      style.replaceAll(/\s*([{};,]|!important)\s*/g, '$1').replaceAll(/: +/g, ':'),
    )
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([<>]) ?/g, '$1')
    .replaceAll(';}', '}')
    .replaceAll(';"', '"')
    .replaceAll(' class=""', '')
    .replaceAll(' style=""', '')
    .replaceAll(/(?=<(?:body|div|meta|style|table|tr|th|td|a|p)\b)|(?<=})(?=[^{}<]+{[^{])/g, '\n')
    .trim()

const quoted = (text: string): string => {
  if (/[`\\]|\$\{/.test(text)) throw new Error(`layout.mjml: what would end a template in ${text}`)
  return `\`${text}\``
}
