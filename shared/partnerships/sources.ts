import type { Source } from '../clocks/rule.ts'

const cite =
  (document: string) =>
  (paragraph: string): Source => ({ document, paragraph })

/** Multi-Agency Arrangements for Safeguarding and Promoting the Welfare of Children in Bolton, 2019. By heading. */
export const bolton = cite('Bolton: Multi-Agency Arrangements (2019)')
/** Supporting Best Practice in Child Protection in Bolton, undated. By heading and line of the text as we have it. */
export const boltonChildProtection = cite('Bolton: Supporting Best Practice in Child Protection')
/** Safeguarding in Stockport (arrangements, undated). By heading. */
export const stockport = cite('Stockport: Safeguarding in Stockport')
/** Rochdale Arrangements Document (undated). By paragraph. */
export const rochdale = cite('Rochdale: Arrangements Document')
/** https://www.gov.uk/guidance/report-a-serious-child-safeguarding-incident */
export const reportAnIncident = cite('GOV.UK: Report a serious child safeguarding incident')
/** Known through local procedures based on it; the text itself could not be opened. */
export const panelGuidance = cite('Child Safeguarding Practice Review Panel: guidance for safeguarding partners (June 2025)')
/** Known as Rochdale's section 8 sets it out; the text itself could not be opened. */
export const workingTogether2018 = cite(
  'Working Together to Safeguard Children 2018, as set out in Rochdale: Arrangements Document',
)
/** Known as Bolton repeats it under "Working Together … requires"; the text itself could not be opened. */
export const workingTogetherInBolton = cite(
  'Working Together to Safeguard Children, as set out in Bolton: Supporting Best Practice in Child Protection',
)
/** What the service does where no document says anything: see docs/adr. */
export const serviceDefault = cite('Service default')
