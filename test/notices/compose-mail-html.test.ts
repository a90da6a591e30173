import { describe, expect, it } from 'vitest'
import { workingDays } from '../../shared/clocks/period.ts'
import { defineRule, type Rule } from '../../shared/clocks/rule.ts'
import { composeMail } from '../../shared/notices/compose-mail.ts'
import { noticeOf } from '../../shared/notices/notice.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { isoDay } from '../../shared/time/day.ts'
import { aClock, aRule } from '../builders/clocks.ts'
import { anIncident, done, planned } from '../builders/events.ts'
import { at } from '../builders/london-time.ts'
import { asOthersRead, htmlFaults } from './html-faults.ts'
import { mailsOf } from './mails-of.ts'

const lives = [
  ['Fri 18 Dec 2026 17:00', anIncident('Fri 18 Dec 2026 16:30', { otherAreas: ['wigan'] }), 'Wed 6 Jan 2027 08:30'],
  [
    'Fri 18 Dec 2026 17:00',
    anIncident('Fri 18 Dec 2026', { childDied: true, lookedAfter: true, careLeaver: true }),
    'Tue 29 Dec 2026 08:30',
  ],
  ['Fri 18 Dec 2026 17:00', done('rapid-review.decided', 'Fri 18 Dec 2026'), 'Tue 29 Dec 2026 08:30'],
  ['Mon 3 May 2027 12:00', planned('Mon 28 Jun 2027'), 'Mon 28 Jun 2027 08:30', done('report.published', 'Mon 28 Jun 2027')],
] as const

/** A mail about a rule whose every word is marked up by somebody who should not have. */
const mailAbout = (more: Partial<Rule>) => {
  const rule = defineRule({ ...aRule(workingDays(5).after()), ...more })
  const clock = aClock(rule, 'Fri 18 Dec 2026')
  const due = clock.due === null ? null : isoDay(clock.due)
  const now = at('Fri 18 Dec 2026 17:00')
  const notice = noticeOf({ clock: rule.id, kind: 'opened', n: 0, role: rule.owner, at: now, due })
  return composeMail({ notice, rule, clock, partnership: bolton, reference: 'K7Q2M', calendar: englandAndWales(), now })
}

describe('the HTML of every mail', () => {
  it('is well formed, in English, with one heading, a title and labelled rows, and loads nothing', async () => {
    const mails = (await Promise.all(lives.map((steps) => mailsOf(steps)))).flat()
    expect(mails.length).toBeGreaterThan(40)
    for (const { html, subject } of mails) {
      expect(htmlFaults(html)).toEqual([])
      expect(html).toMatch(/^<!doctype html><html lang="en-GB" dir="ltr"/)
      expect(html.match(/<h1\b/g)).toHaveLength(1)
      expect(html).toContain(`<title>${subject}</title>`)
      // a table without a role is read out as one: each of its rows begins with the heading of the row
      const [facts = '', ...more] = html.match(/<table(?![^>]*role="presentation")[\s\S]*?<\/table>/g) ?? []
      expect(more).toEqual([])
      expect(facts.match(/<tr>\n<th scope="row"/g)?.length).toBe(facts.match(/<tr>/g)?.length)
      expect(html).not.toMatch(
        /<(script|img|link|iframe|form|a)\b|url\(|@import|\ssrc=|\sbackground=|List-Unsubscribe|unsubscribe/i,
      )
      expect(html.match(/https?:[^"]*/g)).toEqual(['http://www.w3.org/1999/xhtml'])
    }
  })

  it('is short enough for Gmail, which cuts off what comes after 102 kB, and in lines that any mail system carries', async () => {
    for (const { html } of await mailsOf(lives[0])) {
      expect(html.length).toBeLessThan(30_000)
      for (const line of html.split('\n')) expect(line.length).toBeLessThan(998)
    }
  })

  it('says what the text says', async () => {
    const plain = (html: string) =>
      asOthersRead(html)
        .replace(/^[\s\S]*?<body[^>]*>/, '')
        // the line that an inbox shows beside the subject, which is the first sentence
        .replace(/<div style="display:none[^>]*>[^<]*<\/div>/, '')
        .replaceAll(/<[^>]+>/g, ' ')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&')
        .replaceAll(/\s+/g, ' ')
        .trim()
    for (const steps of lives)
      for (const { html, text } of await mailsOf(steps)) {
        const words = text
          .replaceAll(/^(\S[^\n]*):\n {2}/gm, '$1 ')
          .replace('\n--\n', '\n')
          .replaceAll(/\s+/g, ' ')
          .trim()
        expect(plain(html)).toBe(words)
      }
  })

  it('escapes every word it is given', () => {
    const { html, subject } = mailAbout({
      title: 'Do <b>this</b> & "that"',
      unconfirmed: '<script>alert(1)</script>',
      sources: [{ document: 'A & B', paragraph: '<5>' }],
    })
    expect(htmlFaults(html)).toEqual([])
    expect(html).not.toMatch(/<b>|<script/)
    expect(html).toContain('do &lt;b&gt;this&lt;/b&gt; &amp; &quot;that&quot;')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).toContain('A &amp; B, &lt;5&gt;')
    expect(subject).toContain('do <b>this</b> & "that"')
  })
})

describe('what finds faults in HTML', () => {
  it.each([
    ['<p>a</p', 1],
    ['<p>a</h1>', 1],
    ['<p>a', 1],
    ['<p class=a>b</p>', 1],
    ['<p id="a" id="b">c</p>', 1],
    ['<p>a & b</p>', 1],
    ['<p>a < b</p>', 1],
    ['<p>a &amp; b<br></p>', 0],
    ['<!--[if mso]><table><tr><td><![endif]--><p>a</p><!--[if mso]></td></tr></table><![endif]-->', 0],
    ['<!--[if mso]><table><tr><td><![endif]--><p>a</p><!--[if mso]></td></table><![endif]-->', 1],
    ['<!--[if !mso]><!--><p>a<!--<![endif]-->', 1],
  ])('finds those of %s', (html, faults) => {
    expect(htmlFaults(html).length).toBeGreaterThanOrEqual(faults)
    if (faults === 0) expect(htmlFaults(html)).toEqual([])
  })
})
