/** Longer names are cut; no file system takes more. */
const MAX_NAME_CHARACTERS = 120;
const FALLBACK_NAME = 'tai-lieu';
const CONTROL = /[\p{Cc}\p{Cf}]/gu;

/**
 * The bare name of a file somebody sent: without folders, drive letters and control or direction
 * signs, so that it can be shown and logged. Never to be used as a path by itself.
 */
export function bareFileName(name: string): string {
  const last = name.normalize('NFC').replace(CONTROL, '').split(/[/\\]/).at(-1)?.trim() ?? '';
  const bare = last.replace(/^[.:]+/, '').slice(-MAX_NAME_CHARACTERS);
  return bare === '' ? FALLBACK_NAME : bare;
}
