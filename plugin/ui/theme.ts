/** The host's colour scheme; its page is dark while ours would be white otherwise. */
export function applyTheme(scheme: string | null): void {
  document.documentElement.dataset['theme'] = scheme === 'dark' ? 'dark' : 'light'
}
