import type { NewTicket } from './desk-api.ts'

/** The form of "New ticket as customer", as filled in. */
export interface CustomerForm {
  who: 'same' | 'new'
  name: string
  email: string
  phone: string
  channel: string
  subject: string
  message: string
  /** Custom field values by id. */
  fields: Record<string, string>
}
export const CUSTOMER_CHANNELS = ['email', 'web', 'chat', 'native_messaging', 'whatsapp', 'voice']
export const emptyForm = (): CustomerForm => ({ who: 'new', name: '', email: '', phone: '', channel: 'email', subject: '', message: '', fields: {} })

export type FormCheck = { kind: 'ok'; ticket: NewTicket } | { kind: 'needs-contact' } | { kind: 'needs-message' }

/** What is sent, or what is missing. `sameId` is the requester of the open ticket. */
export function checkForm(form: CustomerForm, sameId: number | null): FormCheck {
  const [email, phone, message] = [form.email.trim(), form.phone.trim(), form.message.trim()]
  const same = form.who === 'same' && sameId !== null
  if (!same && !/^\S+@\S+$/.test(email) && !/\d{5}/.test(phone.replace(/[\s()-]/g, ''))) return { kind: 'needs-contact' }
  if (message === '') return { kind: 'needs-message' }
  const requester = same ? { id: sameId } : { name: form.name.trim() || email || phone, email: email || null, phone: phone || null }
  const subject = form.subject.trim() || message.split('\n')[0]?.slice(0, 80) || message
  return { kind: 'ok', ticket: { subject, message, channel: form.channel, requester, fields: form.fields } }
}
