import { describe, expect, it } from 'vitest'
import { ruleOfRung, settingOfRung } from '../../shared/ladders/rules-of.ts'
import { escalationFrom } from '../../shared/partnerships/overdue-ladder.ts'
import { partnershipOf, partnerships } from '../../shared/partnerships/partnerships.ts'
import { definitionsOf } from '../../shared/settings/definitions-of.ts'

/** Whoever has a part in each agency in dispute is written as `each party's …`. */
const holdersOf = (partnership: string, ladder: string): string[] =>
  partnershipOf(partnership)
    ?.ladders.find(({ id }) => id === ladder)
    ?.rungs.map(({ id, kind, roles, entry }) => {
      const holders = roles.map((role) => {
        if (typeof role === 'string') return role
        return 'deputyOf' in role ? `deputy of the ${role.deputyOf}` : `each party's ${role.ofEachParty}`
      })
      return `${id} (${kind}${entry ? ', entry' : ''}): ${holders.join(', ')}`
    }) ?? []

/** The partnership's escalation procedure of Bolton, from the line management up. */
const boltonFromLineManagement = [
  "line-management (meeting): each party's line-manager",
  "senior-officers (meeting): each party's senior-officer",
  'safeguarding-partners (adjudication, entry): delegated-health, delegated-council, delegated-police',
]

const overdue = (delegated: string, leads: string) => [
  'deputy (notice): deputy of the owner',
  'business-manager (notice): business-manager',
  `delegated-partners (notice): ${delegated}`,
  `lead-representatives (notice): ${leads}`,
]

/** The ladders as section 2 of the domain's description has them, in its order: to be held beside it. */
const written: [section: string, partnership: string, ladder: string, rungs: string[]][] = [
  [
    'BL-1',
    'bolton',
    'front-line-practice',
    ["practitioners (meeting): each party's safeguarding-lead", ...boltonFromLineManagement],
  ],
  [
    'BL-2',
    'bolton',
    'between-partners',
    [
      'delegated-partners (meeting): delegated-health, delegated-council, delegated-police',
      'lead-representatives (report-from-each-party): lead-health, lead-council, lead-police',
      'independent-adviser (commission): chair, independent-adviser',
    ],
  ],
  [
    'BL-3',
    'bolton',
    'relevant-agency',
    ["letter (letter-with-reply): each party's safeguarding-lead, each party's chief-executive"],
  ],
  [
    'BL-5, core-group attendance',
    'bolton',
    'core-group-attendance',
    [
      'lead-professional (meeting): lead-social-worker',
      "practitioners (meeting, entry): each party's safeguarding-lead",
      ...boltonFromLineManagement,
    ],
  ],
  [
    'BL-5, actions not taken or plan not meeting needs',
    'bolton',
    'plan-not-progressing',
    [
      'conference-chair (meeting): conference-chair',
      "practitioners (meeting): each party's safeguarding-lead",
      ...boltonFromLineManagement,
    ],
  ],
  [
    'BL-5, chair disagrees with the majority',
    'bolton',
    'chair-decision',
    ['head-of-service (adjudication): head-of-service-conferences'],
  ],
  [
    'BL-5, no conference after section 47',
    'bolton',
    'conference-request',
    ["conference-team-manager (meeting): each party's safeguarding-lead, conference-team-manager", ...boltonFromLineManagement],
  ],
  [
    'overdue dates',
    'bolton',
    'overdue',
    overdue('delegated-health, delegated-council, delegated-police', 'lead-health, lead-council, lead-police'),
  ],
  [
    'ST-1',
    'stockport',
    'all-agencies',
    ["escalation-policy (meeting): each party's safeguarding-lead", 'partnership (meeting): business-manager'],
  ],
  [
    'ST-2',
    'stockport',
    'between-partners',
    [
      "two-agencies (meeting): each party's delegated-representative, each party's safeguarding-lead",
      'partnership (meeting, entry): business-manager',
      'executive (adjudication): executive-nurse, director-of-childrens-services, local-police-chief-officer',
      'independent-chair (mediation): independent-chair',
      'heads-of-the-partners (adjudication): leader-of-the-council, lead-council, health-chair, lead-health, chief-constable',
    ],
  ],
  [
    'overdue dates',
    'stockport',
    'overdue',
    overdue(
      'executive-nurse, director-of-childrens-services, local-police-chief-officer',
      'lead-council, lead-health, lead-police',
    ),
  ],
  [
    'RO-1',
    'rochdale',
    'local-resolution',
    [
      "local (meeting): each party's safeguarding-lead",
      'escalation-procedure (meeting): delegated-police, delegated-health, director-of-childrens-services',
    ],
  ],
  [
    'RO-2',
    'rochdale',
    'refusal-to-share',
    [
      "request (letter-with-reply): each party's safeguarding-lead",
      'safeguarding-partners (adjudication): delegated-police, delegated-health, director-of-childrens-services',
    ],
  ],
  ['RO-3', 'rochdale', 'rapid-review-decision', ['independent-chair (adjudication): independent-chair']],
  [
    'overdue dates',
    'rochdale',
    'overdue',
    overdue('delegated-police, delegated-health, director-of-childrens-services', 'lead-police, lead-health, lead-council'),
  ],
]

describe('the ladders of the documents', () => {
  it.each(written)('%s (%s %s) has these rungs in this order', (_section, partnership, ladder, rungs) => {
    expect(holdersOf(partnership, ladder)).toEqual(rungs)
  })

  it('are these and no others', () => {
    const ids = partnerships.flatMap(({ id, ladders }) => ladders.map((ladder) => `${id} ${ladder.id}`))
    expect(ids).toEqual(written.map(([, partnership, ladder]) => `${partnership} ${ladder}`))
  })

  it.each([
    ['bolton', ['regulator', 'secretary-of-state']],
    ['stockport', ['whistleblowing']],
    ['rochdale', ['regulator', 'secretary-of-state']],
  ])('of %s can be left in the ways that its document names', (id, exits) => {
    for (const ladder of partnershipOf(id)?.ladders.filter((each) => each.for === 'disputes') ?? []) {
      const legal = ladder.id === 'refusal-to-share' ? ['legal-action'] : []
      expect([ladder.id, ladder.exits.map(({ to }) => to)]).toEqual([ladder.id, [...legal, ...exits]])
    }
  })

  it('show who would judge in their own cause', () => {
    const conflicts = partnerships.flatMap(({ id, ladders }) =>
      ladders.flatMap(({ rungs }) => rungs.flatMap((rung) => (rung.conflict ? [[id, rung.id, rung.conflict.party]] : []))),
    )
    expect(conflicts).toEqual([['rochdale', 'independent-chair', 'council']])
  })
})

describe.each(partnerships.map((each) => [each.id, each] as const))('%s', (id, partnership) => {
  const { agencies, escalation, ladders, roles, rules } = partnership
  const rungs = ladders.flatMap((ladder) => ladder.rungs.map((rung) => ({ ladder, rung, name: ruleOfRung(ladder, rung) })))
  const ofDisputes = rungs.filter(({ ladder }) => ladder.for === 'disputes')

  it('says of every rung and every way out which document and place it comes from', () => {
    const cited = [
      ...rungs.map(({ name, rung }) => [name, rung.source] as const),
      ...ladders.flatMap((ladder) => ladder.exits.map(({ to, source }) => [`${ladder.id} ${to}`, source] as const)),
      ...ladders.flatMap((ladder) => ladder.sources.map((source) => [ladder.id, source] as const)),
    ]
    for (const [name, { document, paragraph }] of cited) {
      expect(document, name).toMatch(/^(Bolton|Stockport|Rochdale): |^Service default$/)
      expect(paragraph, name).toMatch(/^\d+\.\d+$|^[A-Zs].{8,}/)
    }
    // its own document, and no other partnership's
    for (const { name, rung } of ofDisputes) expect(rung.source.document.toLowerCase(), name).toContain(id)
  })

  it('has every rung held by its own roles or by a part that each of its safeguarding partners has', () => {
    const known = new Set(roles.map((role) => role.id))
    const partners = agencies.filter(({ kind }) => kind === 'safeguarding-partner')
    expect(partners.map((agency) => agency.id).sort()).toEqual(['council', 'health', 'police'])
    const neededOn = ({ roles: onRung }: (typeof rungs)[number]['rung']) =>
      onRung.flatMap((role) => {
        if (typeof role === 'string') return [role]
        return 'ofEachParty' in role ? partners.map((agency) => agency.roles[role.ofEachParty]) : []
      })
    for (const { name, rung } of rungs) for (const role of neededOn(rung)) expect(known, name).toContain(role)
  })

  it('gives no rung a time, for its documents give none: each is a setting that it may agree on', () => {
    expect(rungs.filter(({ rung }) => rung.respondWithin !== null)).toEqual([])
    const settings = definitionsOf(id).map(({ name }) => name)
    for (const { ladder, rung } of ofDisputes) expect(settings).toContain(settingOfRung(ladder, rung))
  })

  it('has a rule for each rung of a dispute, and names that an event can carry', () => {
    const ids = rules.map((rule) => rule.id)
    for (const { ladder, rung, name } of ofDisputes) {
      expect(ids).toContain(name)
      if (rung.kind === 'report-from-each-party') expect(ids).toContain(`${name}-report`)
      expect(`${name}-report`).toMatch(/^[a-z][a-z0-9-]{2,59}$/)
      expect(settingOfRung(ladder, rung)).toMatch(/^[a-z][a-z0-9-]{2,59}$/)
    }
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(definitionsOf(id).map(({ name }) => name)).size).toBe(definitionsOf(id).length)
    for (const agency of agencies) expect(agency.id).toMatch(/^[a-z][a-z0-9-]{1,39}$/)
    for (const role of roles) expect(role.id).toMatch(/^[a-z][a-z0-9-]{1,59}$/)
  })

  it('asks for one thing in the imperative, says what it must produce, and confesses its readings in a sentence', () => {
    for (const { name, rung } of rungs) {
      expect(rung.title, name).toMatch(/^[A-Z][ -~]{10,}[a-z]$/)
      expect(rung.produces, name).toMatch(/^[A-Z][^.]{5,}$/)
    }
    const readings = [...ladders, ...rungs.map(({ rung }) => rung)].flatMap(({ unconfirmed }) => unconfirmed ?? [])
    for (const reading of readings) expect(reading).toMatch(/^[A-Z].{30,}\.$/)
  })

  it('names in a conflict an agency of its own', () => {
    for (const { rung } of rungs)
      if (rung.conflict !== undefined) expect(agencies.map((agency) => agency.id)).toContain(rung.conflict.party)
  })

  it('escalates overdue dates by the ladder called overdue: the chain stands in the data once', () => {
    const [ladder, ...others] = ladders.filter((each) => each.for === 'overdue-clocks')
    expect(others).toEqual([])
    expect(ladder?.id).toBe('overdue')
    if (ladder !== undefined) expect(escalation).toEqual(escalationFrom(ladder))
    expect(escalation.steps).toHaveLength(3)
  })

  it('dates every title that has ceased to be, and says what ended it', () => {
    const former = [...roles, ...agencies].flatMap(({ formerly }) => formerly ?? [])
    expect(former.length).toBeGreaterThan(0)
    for (const { title, until, source } of former) {
      expect(title).toMatch(/Clinical Commissioning Group|Probation Service/)
      expect(['2021-06-25', '2022-06-30']).toContain(until)
      expect(source.paragraph.length).toBeGreaterThan(10)
    }
    const now = [...roles.map(({ title }) => title), ...agencies.map(({ name }) => name)]
    expect(now.filter((title) => /Clinical Commissioning|Rehabilitation|National Probation/.test(title))).toEqual([])
  })

  it('says whom to ring beside 999, and gives no number that could be out of date', () => {
    expect(partnership.frontDoor).toMatch(/^the [^\d]{10,}$/)
  })
})
