/** The desk speaks to the sandbox's API as its first agent (`/api/v2/users/me`) with this bearer token. */
export const AGENT_TOKEN = 'sandbox-agent'
