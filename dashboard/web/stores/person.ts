/** Who is signed in here, and what they may. */
import { defineStore } from 'pinia'
import { computed, inject, shallowRef } from 'vue'
import type { DemoAct, DemoChoices, Me } from '@shared/api/people.ts'
import { PERSON } from '../backend/person-backend.ts'

export const usePerson = defineStore('person', () => {
  // A page that is shown without a service has nobody, and asks nobody to sign in.
  const backend = inject(PERSON, null)
  const me = shallowRef<Me | null>(null)
  const choices = shallowRef<DemoChoices | null>(null)
  /** Known to be nobody: there is nothing to show but the way in. */
  const isOut = computed(() => me.value?.kind === 'nobody')

  /** Whether the pages of Admin would let them in; who is not known yet is not kept out, the service decides. */
  const maySetUp = computed(() => me.value === null || me.value.role === 'manager' || me.value.role === 'admin')
  /** Whether the pages of Quality would let them in, as reviewers. */
  const mayReview = computed(() => me.value === null || (me.value.role !== null && ['reviewer', 'manager', 'admin'].includes(me.value.role)))

  /** Published failure cases are for agents as well. */
  const mayReadCases = computed(() => me.value === null || (me.value.role !== null && me.value.role !== 'vendor'))

  async function load(): Promise<void> {
    if (!backend) return
    // A service that cannot be reached says so on every page already; who was known stays.
    me.value = await backend.me().catch(() => me.value)
  }
  async function signOut(): Promise<void> {
    await backend?.signOut()
    location.assign('/')
  }
  async function loadChoices(): Promise<void> {
    choices.value ??= (await backend?.choices()) ?? null
  }
  /** Everything on the page was read as somebody else, so the page begins anew. */
  async function act(as: DemoAct): Promise<void> {
    await backend?.act(as)
    location.assign('/')
  }
  return { me, choices, isOut, maySetUp, mayReview, mayReadCases, load, signOut, loadChoices, act }
})
