/** A small app that the platform accepts; tests break one thing of it. */
export type AppSource = Record<string, string | Uint8Array>

export function png(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(33)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
  const view = new DataView(bytes.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return bytes
}

export const goodManifest = () => ({
  name: 'FirstFix',
  author: { name: 'FirstFix', email: 'firstfix@example.com', url: 'https://example.com' },
  defaultLocale: 'en',
  private: true,
  version: '1.2.3',
  frameworkVersion: '2.0',
  location: { support: { ticket_sidebar: { url: 'assets/iframe.html', flexible: true } } },
  parameters: [
    { name: 'service_url', type: 'text', required: true },
    { name: 'signing_key', type: 'text', required: true, secure: true, scopes: ['jwt_secret_key'] },
  ],
  domainWhitelist: [],
})

export function goodApp(): AppSource {
  return {
    'manifest.json': JSON.stringify(goodManifest()),
    'requirements.json': JSON.stringify({ ticket_fields: { firstfix_reason: { type: 'tagger', title: 'Contact reason' } } }),
    'translations/en.json': JSON.stringify({ app: { name: 'FirstFix', parameters: { service_url: { label: 'Service URL' } } } }),
    'assets/iframe.html': '<!doctype html><script src="./iframe.js"></script>',
    'assets/iframe.js': 'console.error("x")',
    'assets/logo.png': png(320, 320),
    'assets/logo-small.png': png(128, 128),
  }
}
