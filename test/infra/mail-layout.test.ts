import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { layoutModule } from '../../infra/mail/compile-layout.ts'
import { contrast } from '../../infra/mail/contrast.ts'
import { dark, light } from '../../infra/mail/palette.ts'
import { blocks } from '../../shared/notices/layout/blocks.ts'
import { fill } from '../../shared/notices/layout/fill.ts'

describe('the layout of the mails', () => {
  it('is what MJML makes of its source: npm run mails:layout was run', async () => {
    const text = readFileSync(new URL('../../shared/notices/layout/blocks.ts', import.meta.url), 'utf8')
    expect(text).toBe(await layoutModule())
  })

  it('weighs little in the functions that send mails', () => {
    expect(Object.values(blocks).join('').length).toBeLessThan(12_000)
  })

  it('says in light and dark what it is for mail programs that ask, and lays out by tables without a role of their own', () => {
    expect(blocks.open).toContain('<meta name="color-scheme" content="light dark"')
    expect(blocks.open).toContain('<meta name="supported-color-schemes" content="light dark"')
    expect(blocks.open).toContain('@media (prefers-color-scheme:dark)')
    expect(blocks.open).toContain('[data-ogsc] .m')
    for (const [name, block] of Object.entries(blocks))
      for (const [table] of block.matchAll(/<table[^>]*>/g))
        expect(table.includes('role="presentation"'), `${name}: ${table}`).toBe(name !== 'facts')
    expect(Object.values(blocks).join('')).not.toMatch(/display:(inline-)?flex|display:grid|<v:|<img/)
  })

  it.each(Object.entries({ light, dark }))('has colours with enough contrast when it is %s', (_scheme, palette) => {
    const { paper, ink, faint, link, rule, button, onButton } = palette
    for (const text of [ink, faint, link]) expect(contrast(text, paper)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(onButton, button)).toBeGreaterThanOrEqual(4.5)
    // what is not text
    for (const shape of [rule, button]) expect(contrast(shape, paper)).toBeGreaterThanOrEqual(3)
  })
})

describe('the contrast of two colours', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    // 767676 is the lightest grey that WCAG lets stand on white
    ['#767676', '#ffffff', 4.54],
    ['rgb(119, 119, 119)', '#ffffff', 4.48],
  ])('of %s and %s is %d', (a, b, ratio) => {
    expect(contrast(a, b)).toBeCloseTo(ratio, 2)
    expect(contrast(b, a)).toBeCloseTo(ratio, 2)
  })

  it('is not guessed of what is no colour', () => {
    expect(() => contrast('red', '#ffffff')).toThrow('no colour')
  })
})

describe('a block', () => {
  it('is filled with every value in its place, escaped, and read once', () => {
    expect(fill('<a href="{{url}}">{{label}}</a>', { url: 'https://x.example/?a=1&b="2"', label: '<b>{{url}}</b>' })).toBe(
      '<a href="https://x.example/?a=1&amp;b=&quot;2&quot;">&lt;b&gt;{{url}}&lt;/b&gt;</a>',
    )
  })

  it('may stand on its own in lines that any mail system carries', () => {
    for (const block of Object.values(blocks)) for (const line of block.split('\n')) expect(line.length).toBeLessThan(400)
  })
})
