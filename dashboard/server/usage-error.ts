/** Wrong use of a command or a setting: said in one sentence, exit code 2. */
export class UsageError extends Error {}
