import { readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pageGallery } from '../../infra/docs/page-gallery.ts'
import { askPage } from '../../shared/pages/ask-page.ts'
import { html } from '../../shared/pages/html.ts'
import type { Page } from '../../shared/pages/page.ts'
import { coveredBy, doneWhen, questions } from '../../shared/pages/questions.ts'
import { htmlFaults } from '../notices/html-faults.ts'

const gallery = Object.entries(pageGallery())
const mainOf = ({ html: text }: Page): string => /<main>([\s\S]*)<\/main>/.exec(text)?.[1] ?? ''
const all = (text: string, what: RegExp): string[] => [...text.matchAll(what)].map(([, found = '']) => found)

describe.each(gallery)('the page %s', (name, page) => {
  it('says what it said before', async () => {
    await expect(`${page.status}\n${mainOf(page)}`).toMatchFileSnapshot(`pages/${name}.html`)
  })

  it('is well made, and can be read by a screen reader', () => {
    // what is said of a mail holds of a page, which has fields too: they are empty as pictures are
    expect(htmlFaults(mainOf(page).replaceAll('<input ', '<img '))).toEqual([])
    expect(page.html).toContain('<html lang="en-GB">')
    expect(all(page.html, /<(h1)/g)).toHaveLength(1)
    const ids = all(page.html, / id="([^"]*)"/g)
    expect(new Set(ids).size).toBe(ids.length)
    // every field has a label, every set of fields a legend, and what describes a field is there
    for (const field of all(page.html, /<input [^>]*id="([^"]*)"/g)) expect(page.html).toContain(`<label for="${field}">`)
    expect(all(page.html, /(<fieldset)/g)).toHaveLength(all(page.html, /(<legend)/g).length)
    for (const described of all(page.html, /aria-describedby="([^"]*)"/g)) expect(ids).toContain(described)
    for (const link of all(page.html, /href="#([^"]*)"/g)) expect(ids).toContain(link)
  })

  it('has none of its answers chosen, asks for no script, and leads nowhere else', () => {
    expect(page.html).not.toMatch(/checked|<script|javascript:|src=|action=|href="[^#]/)
  })

  it('says an error in its title first', () => {
    expect(page.html.includes('There is a problem')).toBe(/<title>Error: /.test(page.html))
  })
})

describe('the pictures', () => {
  const folder = fileURLToPath(new URL('../../docs/pages/', import.meta.url))

  it('are of these pages, and small: npm run docs:pages was run', () => {
    expect(readdirSync(folder).sort()).toEqual(gallery.map(([name]) => `${name}.png`).sort())
    for (const [name] of gallery) expect(statSync(`${folder}${name}.png`).size, name).toBeLessThan(60_000)
  })
})

describe('every question', () => {
  it('can be answered with no, and with something else', () => {
    const asked = [
      ...Object.values(questions),
      coveredBy([{ value: 'p-1', label: 'Deputy 1' }]),
      doneWhen([{ value: 'x', label: 'X' }]),
    ]
    for (const { options, heading } of asked) {
      expect(
        options.filter(({ value }) => value === 'no'),
        heading,
      ).toHaveLength(1)
      expect(options.length, heading).toBeGreaterThan(1)
    }
  })
})

describe('whatever text comes into a page', () => {
  it('stays text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const written = html`<p title="${text}">${text}</p>`.html
        expect(written.replace(/^<p title="|">|<\/p>$/g, '')).not.toMatch(/[<>"']/)
      }),
    )
    const nasty = '"><script>alert(1)</script>'
    const about = { facts: [{ label: nasty, value: nasty }], frontDoor: nasty }
    const date = { day: nasty, month: nasty, year: nasty, time: nasty }
    const { html: page } = askPage(about, doneWhen([{ value: nasty, label: nasty }]), {
      date,
      error: { field: 'day', message: nasty },
    })
    expect(page).not.toContain('<script')
    expect(page).not.toContain('"">')
  })
})
