import { TextInput, type TextInputProps } from './text-input'

/** A day as people write it, 05/3/2024: text, not the browser's own picker, whose order of day and month varies. */
export function DateInput(props: Omit<TextInputProps, 'type' | 'inputMode' | 'width' | 'look'>) {
  return <TextInput autoComplete="off" maxLength={20} {...props} inputMode="text" width="date" />
}
