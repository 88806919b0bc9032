/** go-cqhttp: `[2023-01-15 20:11:02] [WARNING]: …`. */
import { byPattern } from '../shape'
import { STAMP } from '../time'

export const goCqhttp = byPattern('go-cqhttp', new RegExp(`^\\[${STAMP}\\] \\[(?<level>\\w{3,9})\\]: `))
