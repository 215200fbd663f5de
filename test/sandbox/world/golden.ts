import type { Scene } from './plan.ts'

export function planGolden(_scene: Scene): void {}
