import type { Source } from '../clocks/rule.ts'

const cite =
  (document: string) =>
  (paragraph: string): Source => ({ document, paragraph })

/** Multi-Agency Arrangements for Safeguarding and Promoting the Welfare of Children in Bolton, 2019. By heading. */
export const bolton = cite('Bolton: Multi-Agency Arrangements (2019)')
/** Supporting Best Practice in Child Protection in Bolton, undated. By heading and line of the text as we have it. */
export const boltonChildProtection = cite('Bolton: Supporting Best Practice in Child Protection')
/** Keeping Children Safe in Bolton in 2022, its annual report. By heading. */
export const boltonIn2022 = cite('Bolton: Keeping Children Safe in Bolton in 2022')
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
/** Abolished clinical commissioning groups. In force as SI 2022/634 says: https://www.legislation.gov.uk/uksi/2022/634/regulation/58/made */
export const healthAndCareAct2022 = cite('Health and Care Act 2022')
/** https://www.parallelparliament.co.uk/question/HL887/probation-nationalisation */
export const probationAnswer2021 = cite('House of Lords written answer HL887, 22 June 2021')
/** Bolton's own procedures for its social workers. https://boltoncs.trixonline.co.uk/chapter/initial-and-review-child-protection-conferences */
export const boltonProcedures = cite('Bolton: Children’s Services procedures')
/** What the service does where no document says anything: see docs/adr. */
export const serviceDefault = cite('Service default')
/** "Keeping Children Safe in Bolton", the annual report for 2022. By heading. */
export const boltonReport2022 = cite('Bolton: Keeping Children Safe in Bolton in 2022 (annual report)')
/** Known as a council's page sets it out; the text itself could not be opened. https://www.staffordshire.gov.uk/Care-for-children-and-families/Childprotection/Local-Authority-Designated-Officers.aspx */
export const workingTogether2018Allegations = cite(
  'Working Together to Safeguard Children 2018, as set out in Staffordshire County Council: Local Authority Designated Officers',
)
/** Proposed by the network, binding nobody. https://national-lado-network.co.uk/lado-minimum-standards/ */
export const ladoNetwork = cite('National LADO Network: proposed minimum standards')
/** A neighbour in the North West. https://seftonlscb.safeguardingpolicies.org.uk, section 15.10 */
export const seftonAllegations = cite('Sefton: Allegation Management Strategy Meeting')
/** A comparator. http://www.online-procedures.co.uk/cheshireeast/contents/managing-allegations-of-abuse-against-adults-who-work-with-children/disagreements/ */
export const cheshireEastAllegations = cite('Cheshire East: Managing allegations of abuse against adults who work with children')
/** Known as a charity's report on it says; the text itself could not be opened. https://www.missingpeople.org.uk/the-delivery-of-return-interviews-across-england-2023-24 */
export const missingGuidance = cite(
  'Statutory guidance on children who run away or go missing, as set out by Missing People: return interviews 2023-24',
)
/** https://www.legislation.gov.uk/uksi/2018/789/regulation/14/made */
export const reviewRegulations2018 = cite(
  'Child Safeguarding Practice Review and Relevant Agency (England) Regulations 2018 (SI 2018/789)',
)
