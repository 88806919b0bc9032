import type { Command } from '../command'
export const evaluate: Command = async () => 0
