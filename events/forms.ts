// The forms of what may identify something. Opaque by construction: no blanks, so no names.

/** Letters, digits and a few marks only. */
export const eventIdForm = /^[A-Za-z0-9._:~-]{1,128}$/
export const sourceForm = /^[A-Za-z0-9._:/~-]{1,200}$/
/** The caller's own reference for a matter. */
export const subjectForm = /^[A-Za-z0-9-]{3,40}$/
export const partnershipForm = /^[a-z][a-z-]{1,30}$/
