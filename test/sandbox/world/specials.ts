import type { Scene } from './plan.ts'

export function planSpecials(_scene: Scene): void {}
