import type { DrawnBits } from '../components/bit-diagram'
import type { HeaderField } from '../../shared/protocol/frame-header'
import { opcodeKey, opcodeName } from '../../shared/wording/opcode-name'
import { t } from './translate'

const LENGTH_16 = 126

export function fieldValue({ name, value, hex }: HeaderField): string {
  switch (name) {
    case 'opcode':
      return `0x${hex} ${opcodeName(value)}`
    case 'extended-length-16':
    case 'extended-length-64':
      // A 64-bit length can be beyond what a number holds exactly.
      return Number.isSafeInteger(value) ? value.toLocaleString('en') : `0x${hex}`
    case 'masking-key':
      return hex.replace(/../g, '$& ').trimEnd()
    case 'fin':
    case 'rsv1':
    case 'rsv2':
    case 'rsv3':
    case 'mask':
    case 'length':
      return String(value)
  }
}

export function fieldMeaning({ name, value }: HeaderField): string {
  switch (name) {
    case 'fin':
      return t(value ? 'field.fin.1' : 'field.fin.0')
    case 'rsv1':
      return t(value ? 'field.rsv1.1' : 'field.rsv1.0')
    case 'rsv2':
    case 'rsv3':
      return t(value ? 'field.rsv.1' : 'field.rsv.0')
    case 'opcode':
      return t(`field.opcode.${opcodeKey(value)}`)
    case 'mask':
      return t(value ? 'field.mask.1' : 'field.mask.0')
    case 'length':
      if (value < LENGTH_16) return t('field.length.7')
      return t(value === LENGTH_16 ? 'field.length.16' : 'field.length.64')
    case 'extended-length-16':
    case 'extended-length-64':
      return t('field.extended-length.meaning', { count: value })
    case 'masking-key':
      return t('field.masking-key.meaning')
  }
}

/** As a diagram draws it: bits that are set, and an opcode that is not 0, stand out. */
export const drawnField = (field: HeaderField): DrawnBits => ({
  name: field.name,
  label: t(`field.${field.name}`),
  value: fieldValue(field),
  bits: field.bits,
  isSet: field.value !== 0 && field.bits <= 4,
})
