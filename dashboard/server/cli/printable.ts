/** Subjects, names and titles are written by strangers: what a terminal would take as a command stands as "�". */

/** Control characters, and marks that turn the direction of writing around. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const STEERING = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** One line that any terminal shows as it is. */
export const printable = (text: string): string => text.replace(/[\t\r\n]+/g, ' ').replace(STEERING, '�')
/** The same for several lines. */
export const printableLines = (text: string): string => text.split('\n').map(printable).join('\n')
